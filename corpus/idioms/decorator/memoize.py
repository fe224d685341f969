# ANCHOR: cache
from functools import cache


@cache
def paths(rows: int, columns: int) -> int:
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)
# ANCHOR_END: cache


# ANCHOR: main
print(paths(16, 16))
print(paths(2, 2))
# ANCHOR_END: main
