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
