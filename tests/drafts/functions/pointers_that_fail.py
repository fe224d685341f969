import math


def safe_div(a: float, b: float) -> float:
    if b == 0:
        raise ValueError('division by zero')
    return a / b


def plus(a: float, b: float) -> float:
    return a + b


OPS = {'/': safe_div, '+': plus}
AREAS = {'circle': lambda r: math.pi * r * r, 'square': lambda r: r * r}


def evaluate(tokens: list[str]) -> float:
    stack: list[float] = []
    for token in tokens:
        if token in OPS:
            b = stack.pop()
            a = stack.pop()
            stack.append(OPS[token](a, b))
        else:
            stack.append(float(token))
    return stack[0]


print(evaluate(['1', '2', '+']))
try:
    print(evaluate(['1', '0', '/']))
except ValueError as error:
    print('error:', error)
for name in sorted(AREAS):
    print(f'{name}: {AREAS[name](2.0):.2f}')


def apply_twice(f, x):
    return f(f(x))


def add_three(n):
    return n + 3


print(apply_twice(add_three, 10), apply_twice(lambda s: s * 2, 4))


def transform(items, func):
    return [func(item) for item in items]


def keep(items, test):
    result = []
    for item in items:
        if test(item):
            result.append(item)
    return result


print(transform([1, 2, 3], lambda x: x * x), transform([4, 5], add_three))
print(keep([1, 2, 3, 4, 5, 6], lambda n: n % 2 == 0))
