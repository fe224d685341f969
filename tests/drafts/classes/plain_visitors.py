"""Visitors, methods that are looked up, bases asked in turn, properties that are set, arguments that are handed on."""


class Node:
    pass


class Num(Node):
    def __init__(self, value):
        self.value = value


class Bin(Node):
    def __init__(self, left, op, right):
        self.left = left
        self.op = op
        self.right = right


class Neg(Node):
    def __init__(self, of):
        self.of = of


class NodeVisitor:
    def visit(self, node):
        name = "visit_" + type(node).__name__
        visitor = getattr(self, name, self.generic_visit)
        return visitor(node)

    def generic_visit(self, node):
        raise Exception(f"no {type(node).__name__}")


class Value(NodeVisitor):
    def visit_Num(self, node):
        return node.value

    def visit_Bin(self, node):
        left, right = self.visit(node.left), self.visit(node.right)
        return left + right if node.op == "+" else left * right


class Shown(NodeVisitor):
    def visit_Num(self, node):
        return str(node.value)

    def visit_Bin(self, node):
        return f"({self.visit(node.left)} {node.op} {self.visit(node.right)})"

    def visit_Neg(self, node):
        return "-" + self.visit(node.of)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    def accept(self, visitor):
        return visitor.visit_circle(self)


class Square:
    def __init__(self, side):
        self.side = side

    def accept(self, visitor):
        return visitor.visit_square(self)


class Area:
    def visit_circle(self, circle):
        return 3 * circle.radius**2

    def visit_square(self, square):
        return square.side**2


class Named:
    def visit_circle(self, circle):
        return f"circle of {circle.radius}"

    def visit_square(self, square):
        return f"square of {square.side}"


class Step:
    def __init__(self, name):
        self.name = name
        self.done = []

    def process(self, text):
        self.done.append("base")
        return text


class Strip(Step):
    def process(self, text):
        self.done.append("strip")
        return super().process(text.strip())


class Lower(Step):
    def process(self, text):
        self.done.append("lower")
        return super().process(text.lower())


class Both(Strip, Lower):
    def process(self, text):
        self.done.clear()
        result = super().process(text)
        return f"{self.name}: {result!r}"


class Person:
    def __init__(self, name, city="Rome"):
        self._label = name
        self.city = city

    @property
    def label(self):
        return self._label

    @label.setter
    def label(self, value):
        if not value:
            raise ValueError("empty")
        self._label = value


class Student(Person):
    def __init__(self, name, grade, **rest):
        super().__init__(name, **rest)
        self.grade = grade


class Shell:
    def do_add(self, n):
        return n + 1

    def do_double(self, n):
        return n * 2

    def run(self, name, n):
        method = getattr(self, f"do_{name}", None)
        if method is None:
            return -1
        return method(n)


tree = Bin(Num(2), "+", Bin(Num(3), "*", Num(4)))
print(Value().visit(tree), Shown().visit(tree), Shown().visit(Neg(tree)))
for shape in [Circle(2), Square(3)]:
    print(shape.accept(Area()), shape.accept(Named()))
both = Both("both")
print(both.process("  A b "), both.done)
print([c.__name__ for c in Both.__mro__])
shell = Shell()
print([shell.run(name, 5) for name in ("add", "double", "lost")])
people = [Person("Ann"), Student("Bob", 3, city="Oslo"), Student("Cy", 1)]
people[1].label = "Rob"
try:
    people[0].label = ""
except ValueError as error:
    print(error)
print([(it.label, it.city) for it in people])
