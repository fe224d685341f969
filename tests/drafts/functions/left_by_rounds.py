"""What the last round of a loop leaves, parts of texts that may not be there, values that branches choose."""


def best(rows: list[dict[str, int]]) -> str:
    winner = None
    for row in rows:
        if winner is None or row["n"] > winner["n"]:
            winner = row
    return "none" if winner is None else str(winner["n"])


def split(text: str) -> tuple[str, int]:
    head = text.split(":")[0]
    tail = int(text.split(":")[1])
    return head, tail


def middle(text: str) -> str:
    try:
        return text.split("-")[1]
    except IndexError:
        return "?"


def pairs(n: int) -> list[tuple[int, int]]:
    out = []
    for i in range(n):
        for j in range(i, n):
            if (i + j) % 3 == 0:
                last = (i, j)
                out.append(last)
    print("last", last)
    return out


def median(xs: list[float]) -> float:
    s = sorted(xs)
    mid = len(s) // 2
    if len(s) % 2:
        m = s[mid]
    else:
        m = (s[mid - 1] + s[mid]) / 2
    return m


def run(xs: list[int]) -> None:
    streak = longest = 0
    for i, x in enumerate(xs):
        if i and x == xs[i - 1]:
            streak += 1
        else:
            streak = 1
        longest = max(longest, streak)
    print(streak, longest)


def ratio(a: int, b: int) -> str:
    try:
        r = a / b
    except ZeroDivisionError:
        r = float("inf")
    return f"{r:.2f}"


def label(n: int) -> str:
    size = "big" if n > 10 else "small"
    if n < 0:
        size = "negative " + size
    while n > 100:
        n //= 10
        size += "!"
    return f"{size} {n}"


print(best([{"n": 1}, {"n": 5}, {"n": 3}]), best([]))
print(split("größe:7"), middle("a-b-c"), middle("abc"), pairs(4))
print(median([3, 1, 2]), median([4.0, 1.0, 2.0, 3.0]), ratio(1, 3), ratio(1, 0))
run([1, 1, 2, 2, 2, 3])
run([])
print(label(5), label(50), label(-3), label(12345))
