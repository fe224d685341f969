"""Methods, classes and functions with the names of Rust's own."""


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        return len(self.items)

    def next(self):
        return self.items[-1] if self.items else None

    def take(self, n):
        return self.items[:n]

    def map(self, f):
        return [f(i) for i in self.items]

    def get(self, at, default="none"):
        return self.items[at] if at < len(self.items) else default

    def lock(self):
        return "locked"

    def drop(self):
        self.items.pop()

    def default(self):
        return "default"

    def as_ref(self):
        return "ref"

    def unwrap(self):
        return "unwrapped"

    def is_some(self):
        return "some"

    def is_none(self):
        return "none?"


class Holder:
    def __init__(self, stack=None):
        self.stack = stack

    def use(self):
        if self.stack is None:
            return "empty"
        return self.stack.is_some() + self.stack.unwrap() + self.stack.as_ref() + str(self.stack.next())


s = Stack()
print(s.push("a"), s.push("b"), s.push("c"), s.next(), s.take(2), s.map(lambda i: i * 2), s.get(1), s.get(9), s.lock())
s.drop()
print(s.items, s.default(), Holder().use(), Holder(s).use())
maybe = s if s.items else None
if maybe:
    print(maybe.is_none(), maybe.take(1))
print(maybe is None, maybe is not None)


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self.parent = None

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return child

    def borrow(self):
        return "b" + self.name

    def upgrade(self):
        return "up"

    def clone(self):
        return Node(self.name + "'")


root = Node("r")
kid = root.add(Node("k"))
print(root.borrow(), kid.upgrade(), kid.parent.borrow(), kid.clone().name)


class Ok:
    def __init__(self, value):
        self.value = value


class Error(Exception):
    pass


class Result:
    def __init__(self, ok, error=None):
        self.ok, self.error = ok, error




def Some(x):
    return x + 1


def index(items, at):
    return items[at - 1]


def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError as e:
        raise Error(f"cannot: {e}") from e


def float_repr(x):
    return f"~{x}"


def true_div(x, y):
    return x / y


print(Ok(3).value, Result(None, "bad").error, Some(2), index(["a", "b"], 1), ["a", "b"][-1], float_repr(0.5), 1 / 4, true_div(1, 4))
try:
    divide(1, 0)
except Error as e:
    print(e)
