def first(xs):
    return xs[0]


def last(xs):
    return xs[-1]


def chunks(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


def unique(seq):
    seen = set()
    out = []
    for x in seq:
        if x not in seen:
            seen.add(x)
            out.append(x)
    return out


def index_of(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            return i
    return -1


def main():
    numbers = [3, 1, 2, 3, 1]
    words = ["b", "a", "b"]
    print(first(numbers), first(words))
    print(last(numbers) * 2, last(words).upper())
    print(chunks(numbers, 2), chunks(words, 2))
    print(unique(numbers), unique(words))
    print(index_of(numbers, 2), index_of(words, "z"))


if __name__ == "__main__":
    main()
