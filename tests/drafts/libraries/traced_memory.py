import tracemalloc


def squares(count):
    return [number * number for number in range(count)]


tracemalloc.start()
total = sum(squares(20_000))
current, peak = tracemalloc.get_traced_memory()
tracemalloc.reset_peak()
tracemalloc.stop()
print(total, peak >= 80_000, peak >= current, peak < 50_000_000)
