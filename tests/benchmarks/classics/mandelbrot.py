"""The set of Mandelbrot in letters, and how many of its points stay."""

import sys

LETTERS = " .:-=+*#%@"


def escape(cx, cy, limit):
    x = y = 0.0
    for step in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return step
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return limit


def row(y, size, limit):
    cy = 2.0 * y / size - 1.0
    return [escape(3.0 * x / size - 2.0, cy, limit) for x in range(size)]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    limit = 100
    rows = [row(y, size, limit) for y in range(size)]
    step = max(1, size // 60)
    for steps in rows[::2 * step]:
        print("".join(LETTERS[n * (len(LETTERS) - 1) // limit] for n in steps[::step]).rstrip())
    inside = sum(1 for steps in rows for n in steps if n == limit)
    print(f"{inside} of {size * size} points stay")


if __name__ == "__main__":
    main()
