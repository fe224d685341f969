"""Lists, tuples and iterators spread over `*rest`, and displays passed as they are."""
class Vector:
    def __init__(self, *parts: float) -> None:
        self.parts = tuple(parts)

    def plus(self, other: "Vector") -> "Vector":
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def times(self, factor: float) -> "Vector":
        return Vector(*[factor * a for a in self.parts])


def total(*numbers: int) -> int:
    result = 0
    for n in numbers:
        result += n
    return result


def tagged(tag: str, *words: str, sep: str = "-") -> str:
    return tag + ":" + sep.join(words)


def largest(first: int, *others: int) -> int:
    best = first
    for other in others:
        best = max(best, other)
    return best


v = Vector(1.0, 2.0)
print(v.plus(v).parts, v.times(3.0).parts, Vector().parts)
numbers = [3, 4, 5]
print(total(*numbers), total(1, *numbers), total(*numbers, 7, *numbers), total(*range(5)), total(*[]))
print(tagged("a", *["x", "y"]), tagged("b", *"xyz"), tagged("c", "q", *("r", "s"), sep="+"))
print(largest(1, *numbers), largest(9, *[]), numbers)
pair = (3, 8)
print(total(*pair), largest(*pair), total(*pair, 4))
words = "to be or not".split()
print(tagged("d", *words), tagged("e", *sorted(words, reverse=True)), tagged("f", *(w.upper() for w in words if len(w) > 2)))


def priced(prices: dict[str, int], wanted: set[str]) -> int:
    return sum(price for name, price in prices.items() if name in wanted)


print(priced({"a": 1, "b": 2}, {"a", "b"}), priced({}, set()))
