"""Keys of sorts that are values, in a direction that is computed; a closure that asks before it takes."""
people = [("Ann", 31, 1.7), ("Bob", 25, 1.85), ("Cid", 31, 1.6), ("Dan", 25, 1.7)]
KEYS = {"age": lambda p: p[1], "length": lambda p: len(p[0])}
MEASURES = {"height": lambda p: p[2], "weight": lambda p: p[1] * 1.5}


def by(key, reverse=False):
    return [p[0] for p in sorted(people, key=KEYS[key], reverse=reverse)]


def measured(key, reverse):
    measure = MEASURES[key]
    return [p[0] for p in sorted(people, key=measure, reverse=reverse)]


def oldest(key):
    return max(people, key=key)[0]


def make_stack():
    items = []

    def push(x):
        items.append(x)

    def pop():
        return items.pop() if items else -1

    def top():
        return items[-1] if len(items) > 1 else 0

    return push, pop, top


print(by("age"), by("age", True), by("length", reverse=True))
print(measured("height", True), measured("height", False), measured("weight", True))
print(oldest(lambda p: p[1]), oldest(lambda p: -p[1]))
push, pop, top = make_stack()
push(1)
push(5)
print(top(), pop(), top(), pop(), pop())
