"""Loops over lists that change meanwhile; lists taken apart; places that values go to."""


class Clock:
    def __init__(self, hour, minute):
        self.hour, self.minute = divmod(hour * 60 + minute, 60)
        self.past, self.seen = [], {}

    def cut(self, text, hour):
        self.past, self.hour = text.split(":"), hour + 1
        self.seen["x"] = self.hour
        return hour


def spread(graph, root):
    queue = [root]
    for node in queue:
        for other in graph[node]:
            if other not in queue:
                queue.append(other)
    return queue


def halve(numbers):
    for i, n in enumerate(numbers):
        if n % 2 == 0 and n > 2:
            numbers.append(n // 2)
        elif n == 3:
            numbers.pop()
            continue
        numbers[i] = n * 10
        if len(numbers) > 12:
            break
    print(numbers)


def mark(rows):
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell == "*":
                continue
            count = 0
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    if 0 <= y + dy < len(rows) and 0 <= x + dx < len(row):
                        count += rows[y + dy][x + dx] == "*"
            if count:
                rows[y][x] = str(count)
    return ["".join(row) for row in rows]


def fill(rows):
    for row in rows:
        for x, value in enumerate(row):
            rows[0][x] += value
    print(rows)


def ends(pairs):
    total = 0
    for a, b in pairs:
        total += a * b
    return total, [b for a, b in pairs if a > 1], {a: b for a, b in pairs}


def swap(items, i, j):
    items[i], other = divmod(items[j], 7)
    print(items)


def delta(letter):
    dx, dy = {"R": (1, 0), "L": (-1, 0), "U": (0, 1)}[letter]
    return dx + 10 * dy, {"R": "right", "L": "left"}.get(letter, "other"), {1: 2, 3: 4}.get(len(letter), 0)


def fib(n, memo={}):
    if n in memo:
        return memo[n]
    if n <= 2:
        return 1
    memo[n] = fib(n - 1, memo) + fib(n - 2, memo)
    return memo[n]


def collatz(n, seen={1: 1}):
    if n not in seen:
        seen[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return seen[n]


def remember(item, items=[]):
    items.append(item)
    return len(items)


def label(name, used=set()):
    while name in used:
        name += "_"
    used.add(name)
    return name


clock = Clock(2, 75)
print(clock.hour, clock.minute, clock.past, clock.seen)
print(clock.cut("7:30", 4), clock.past, clock.seen)
print(spread({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a"]}, "a"))
halve([8, 3, 5, 2, 6])
halve([])
print(mark([list(" * * "), list("  *  "), list("     ")]))
fill([[1, 2], [3, 4], [5, 6]])
print(ends([[1, 2], [3, 4]]))
swap([20, 30], 0, 1)
print([delta(c) for c in "RLU"], delta("R"))
knots = [[0, 0], [3, 4]]
for i in range(1, len(knots)):
    hx, hy = knots[i - 1]
    tx, ty = knots[i]
    knots[i][0] += hx - tx
    knots[i][1] -= ty
    print(hx, hy, tx, ty, knots)
counts = {"x": 1, "y": 2}
print(len(counts.keys()) == 0, len(counts.items()), "a,b,c".split(sep=",", maxsplit=1), round(2.675, ndigits=2))
print(fib(50), fib(10), [collatz(n) for n in range(1, 10)])
print(remember("a"), remember("b"), label("x"), label("x"), label("y"), label("x"))


def unchanged(numbers):
    rest = []
    return 0 if numbers == rest else float(numbers[0])


def number(value):
    shown = value
    if isinstance(shown, str):
        shown = shown.replace(",", ".")
    return float(shown)


print(unchanged([3]), number(2), number("2,5"), number(0.5))
