"""Variables of the module, and of functions around, that functions change."""

LOG = []
TOTALS = {}
level = 0


def note(text):
    LOG.append(text)
    return len(LOG)


def count(word, n=1):
    TOTALS[word] = TOTALS.get(word, 0) + n
    note("counted " + word)


def enter():
    global level
    level += 1
    if level < 3:
        enter()
    return level


def collect(limit):
    found = []
    best = 0

    def visit(n, depth):
        nonlocal best
        best = max(best, depth)
        if n > limit:
            return
        found.append(n)
        visit(n * 2, depth + 1)
        visit(n * 3, depth + 1)

    visit(1, 0)
    return found, best


def main():
    count("a")
    count("b", 5)
    count("a")
    print(TOTALS, note("end"), note("more"), LOG)
    print(level, enter(), level)
    found, best = collect(12)
    print(found, best)
    names = ["x"]
    alias = names
    alias.clear()
    print(names, len(names))


if __name__ == "__main__":
    main()
