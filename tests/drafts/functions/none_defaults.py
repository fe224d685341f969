"""Parameters that are None where nothing is given."""


def climb(n, cache=None):
    if cache is None:
        cache = {}
    if n <= 1:
        return 1
    if n not in cache:
        cache[n] = climb(n - 1, cache) + climb(n - 2, cache)
    return cache[n]


def push(item, stack=None):
    stack = [] if stack is None else stack
    stack.append(item)
    return len(stack)


def area(width, height=None):
    if height is None:
        height = width
    return width * height


def total(*numbers):
    result = 0
    for number in numbers:
        result += number
    return result


print(climb(40), climb(1), climb(0))
memory = []
print(push(3), push(4, memory), push(5, memory), memory)
print(area(3), area(3, 0), area(height=2, width=5))
numbers = [4, 5, -6]
print(total(*numbers), total(), total(1))
point = (7, 2)
print(area(*point))


class Branch:
    def __init__(self, value, left=None):
        self.value = value
        self.left = left

    def values(self, out=None):
        if out is None:
            out = []
        if self.left is not None:
            self.left.values(out)
        out.append(self.value)
        return out


def evens(numbers, seen=None):
    seen = [] if seen is None else seen
    for n in numbers:
        if n % 2 == 0:
            seen.append(n)
        if n > 100:
            return seen, "too much"
    return seen, None


all_values = Branch(5, Branch(2)).values()
all_values.append(9)
print(all_values, Branch(1).values())
found, problem = evens([1, 2, 4])
found.append(0)
print(found, problem)
memory = []
for line in ([2, 3], [4], [200, 6]):
    evens(line, memory)
    print(memory)
texts = {"a": "x", "b": None}
print(texts.get("a", "none"), texts.get("b", "none"), texts.get("c", "none"), texts.get("c", None))
