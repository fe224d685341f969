"""A filter that binds a name behind other tests."""
import re

rows = [("a", "x 10ms"), ("b", "none"), ("a", "20ms"), ("c", "5ms"), ("a", "")]
print([int(m.group(1)) for k, t in rows if k == "a" and (m := re.search(r"(\d+)ms", t))])
print([m.group() for k, t in rows if k != "a" if t if (m := re.search(r"\d+", t)) is not None])
print([y for x in [3, -1, 4, 0] if x and (y := x * 2) > 0])
print([n for r in ["5", "x", "7", "é"] if r.isdigit() and (n := int(r)) > 5])
