"""A name that stands for something else later, and what a `try` gives back and its handlers still use."""


def added(items):
    kept = items
    items = items + [4]
    return kept, items


def renamed():
    first = [1, 2]
    second = first
    second.append(3)
    first = [7]
    print(first, second)
    counts = {"k": 1}
    same = counts
    same["j"] = 2
    counts = {"z": 0}
    print(counts, same)


def divided(items):
    done = []
    try:
        for item in items:
            done.append(10 // item)
        return done
    except ZeroDivisionError:
        print("zero after", done)
        done.append(-1)
        return done


def two_of(texts):
    found = []
    place = 0
    while True:
        try:
            found.append(int(texts[place]))
            if len(found) == 2:
                return found
        except ValueError:
            print("skipped", texts[place], found)
        place += 1


def joined(texts):
    text = ""
    try:
        for part in texts:
            text += str(int(part))
        return text
    except ValueError:
        return text + "?"


def best_run(numbers):
    best, run = [], []
    for number in numbers:
        if run and number <= run[-1]:
            if len(run) > len(best):
                best = run
            run = []
        run.append(number)
    return best, run


def made(key: str) -> list[str]:
    print("made for", key)
    return [key]


def main() -> None:
    print(added([1]))
    print(best_run([1, 2, 1, 2, 3, 0, 5]))
    places = [2, 0, 1]
    places[places[0]], places[0] = places[0], places[places[0]]
    print(places)
    renamed()
    print(divided([1, 2]), divided([5, 0]))
    print(two_of(["1", "x", "2", "3"]))
    print(joined(["1", "2"]), joined(["1", "z", "3"]), joined([]))
    known: dict[str, list[str]] = {}
    known.setdefault("a", made("a")).append("b")
    known.setdefault("a", made("b")).append("c")
    print(known)
    stack = [1, 2, 3]
    stack[0] += stack.pop()
    print(stack)


main()
