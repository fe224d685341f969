"""What all classes have that derive from one, though that one does not say so."""


class Expr:
    pass


class Num(Expr):
    def __init__(self, value):
        self.value = value

    def eval(self):
        return self.value

    def __str__(self):
        return str(self.value)


class Add(Expr):
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def eval(self):
        return self.left.eval() + self.right.eval()

    def __str__(self):
        return f"({self.left} + {self.right})"


class Neg(Expr):
    def __init__(self, of):
        self.of = of

    def eval(self):
        return -self.of.eval()

    def __str__(self):
        return f"-{self.of}"


class Task:
    """Something to do."""

    def run(self, at):
        pass

    @property
    def title(self):
        pass


class Mail(Task):
    def __init__(self, to):
        self.to = to
        self.sent = 0

    def run(self, at):
        self.sent += 1
        return f"{at}: mail to {self.to} ({self.sent})"

    @property
    def title(self):
        return f"mail {self.to}"

    def __repr__(self):
        return f"Mail({self.to!r})"


class Sleep(Task):
    def __init__(self, hours):
        self.hours = hours

    def run(self, at):
        return f"{at}: asleep until {at + self.hours}"

    @property
    def title(self):
        return "sleep"

    def __repr__(self):
        return f"Sleep({self.hours})"


class Nap(Sleep):
    def __init__(self):
        super().__init__(1)

    def __repr__(self):
        return "short " + super().__repr__()


class Counter:
    """A base that is made, too: what it does not do is its own."""

    def __init__(self, start):
        self.n = start

    def add(self, by):
        self.n = self.n + by * self.weight()
        return self.n

    def weight(self):
        return 1


class Double(Counter):
    def weight(self):
        return 2


def main():
    tree = Add(Num(1), Add(Neg(Num(2)), Num(3)))
    print(tree, "=", tree.eval())
    for part in [Num(5), Neg(Num(6)), tree]:
        print(f"{part}: {part.eval()}", str(part))
    tasks = [Mail("ann"), Sleep(8), Nap()]
    for at, task in enumerate(tasks):
        print(task.title, "|", task.run(at), "|", task)
    print(tasks[0].run(9))
    print(tasks, [str(it) for it in tasks])
    counters = [Counter(1), Double(1)]
    for it in counters:
        print(it.add(5), it.n)


main()
