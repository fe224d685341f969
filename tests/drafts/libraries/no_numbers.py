"""Floats that are no number, and infinite ones, in formats."""
import math


def mean(values):
    return sum(values) / len(values) if values else math.nan


rows = {"a": [1.0, 2.5], "b": [], "c": [math.inf]}
for name, values in rows.items():
    m = mean(values)
    print(f"{name} {m:.2f} [{m:8.1f}] [{m:<8.1f}] {m:.0%} {m:,.1f} {m}")
    print("%.1f|%6.2f" % (m, m), "{:.3f}".format(m), math.isnan(m), round(2.345, 1))
print(f"{float('nan'):.1f}", f"{math.nan:g} {math.nan:.1e}")
