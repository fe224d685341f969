# Everyday tables: what is made empty, rows in a loop's head, bounds, keys that may be None, bound filters.
import math
from collections import defaultdict

INF = float("inf")


class Machine:
    def __init__(self, lines):
        self.lines = [line.split() for line in lines]
        self.stack = [8, 5]
        self.seen = []
        self.at = 0

    def pop(self):
        return self.stack.pop()

    def step(self):
        name, *rest = self.lines[self.at]
        self.at += 1
        if name == "show":
            self.seen.append(str(self.pop() - 1) + rest[0])
        elif name == "push":
            self.stack.append(self.pop() + int(rest[0]))
        return name, len(rest)


class Visit:
    def __init__(self, name, start, end):
        self.name = name
        self.start = start
        self.end = end

    def length(self):
        return None if self.end is None else self.end - self.start


def roman(n):
    out = ""
    for value, numeral in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out += numeral
            n -= value
    return out


def users_of(targets):
    users = {name: [] for name in targets}
    seen = {name: set() for name in targets}
    rows = [[] for _ in targets]
    for at, (name, needs) in enumerate(targets.items()):
        for need in needs:
            users[need].append(name)
            seen[need].add(len(name))
            rows[at].append(need.upper())
    return users, [sorted(it) for it in seen.values()], rows


def shortest(edges, start):
    known = {start: 0}
    waiting = [start]
    while waiting:
        node = waiting.pop(0)
        for other, weight in edges.get(node, []):
            if known[node] + weight < known.get(other, INF):
                known[other] = known[node] + weight
                waiting.append(other)
    return known


def shown(value, spec=".2f"):
    return "n/a" if value is None else format(value, spec)


def half(x):
    return x // 2 if x % 2 else None


def main():
    machine = Machine(["show a", "push 7", "show bc", "halt"])
    print([machine.step() for _ in range(4)], machine.seen, machine.stack)
    print([roman(n) for n in (4, 9, 14, 28)])
    print(users_of({"app": ["lib", "ui"], "ui": ["lib"], "lib": []}))
    print(shortest({"a": [("b", 4), ("c", 1)], "c": [("b", 2)]}, "a"))

    visits = [Visit("ann", 1.0, 3.5), Visit("bob", 0.5, 4.0), Visit("cyd", 1.5, 4.0)]
    print(max(visits, key=lambda it: it.length()).name, min(visits, key=lambda it: it.length()).name)
    print([it.name for it in sorted(visits, key=lambda it: it.length(), reverse=True)])
    print(max([Visit("dan", 1.0, None)], key=lambda it: it.length()).name)
    print([it.name for it in visits if it.length() > 2], shown(visits[0].length()), shown(None))

    times = defaultdict(list)
    for path, ms in (("/", 12.5), ("/a", 3.0), ("/", 1000.0), ("/b", 2.0)):
        times[path].append(ms)
    for path in sorted(times, key=lambda it: (-len(times[it]), it)):
        print(path, [int(math.log10(ms)) for ms in times[path]])
    scores = {"b": {"won": 1, "lost": 2}, "a": {"won": 1, "lost": 0}, "c": {"won": 3, "lost": 0}}
    for name, row in sorted(scores.items(), key=lambda it: (-it[1]["won"], it[0])):
        print(name, row["won"], row["lost"])

    words = [word for part in ("  a ", " ", "bc") if (word := part.strip())]
    print(words, [n for x in range(6) if (n := half(x)) is not None], [n * 2 for x in range(6) if (n := half(x))])
    print([(w, n) for w in words if (n := len(w)) > 1], any(n > 8 for x in (1, 2, 3) if (n := x * x) > 3))
    rare = {"the", "a"}
    print([w for w in "the cat sat".split() if w not in rare])


main()
