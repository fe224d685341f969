"""Several names for instances of a hierarchy: changed before, never, or after."""


class Worker:
    def __init__(self, name, rate):
        self.name = name
        self.rate = rate
        self.hours = []

    def log(self, n):
        self.hours.append(n)

    def pay(self):
        return sum(self.hours) * self.rate

    def title(self):
        return "worker"


class Boss(Worker):
    def __init__(self, name, rate, bonus):
        super().__init__(name, rate)
        self.bonus = bonus

    def pay(self):
        return super().pay() + self.bonus

    def title(self):
        return "boss"


class Team:
    def __init__(self, name, members):
        self.name = name
        self.members = members

    def cost(self):
        return sum(m.pay() for m in self.members)

    def top(self):
        return max(self.members, key=lambda m: m.pay())

    def by_title(self):
        found = {}
        for m in self.members:
            found.setdefault(m.title(), []).append(m)
        return found


ann = Worker("Ann", 20)
ann.log(8)
ann.log(7)
bob = Boss("Bob", 30, 100)
bob.log(5)
team = Team("red", [ann, bob, Worker("Cy", 10)])
print(team.cost(), team.top().name)
for title, members in team.by_title().items():
    print(title, [m.name for m in members], sum(m.pay() for m in members))
best = sorted(team.members, key=lambda m: (-m.pay(), m.name))[:2]
print([b.name for b in best])


class Animal:
    def __init__(self, name):
        self.name = name

    def kind(self):
        return type(self).__name__.lower()

    def intro(self):
        return f"I am {self.name} the {self.kind()}"

    def __str__(self):
        return f"{self.__class__.__name__}:{self.name}"


class Dog(Animal):
    def intro(self):
        return super().intro() + ", woof"


class Puppy(Dog):
    def kind(self):
        return "little " + super().kind()


class Cat(Animal):
    pass


for a in [Dog("Rex"), Puppy("Bit"), Cat("Tom"), Animal("Blob")]:
    print(a, a.intro(), a.kind(), type(a).__name__, a.__class__.__name__)
counts = {}
for a in [Dog("a"), Dog("b"), Cat("c")]:
    key = type(a).__name__
    counts[key] = counts.get(key, 0) + 1
print(counts)
print(Puppy("x").kind(), Dog("y").kind(), str(Cat("z")))


class Filter:
    def matches(self, n):
        raise NotImplementedError

    def __and__(self, other):
        return Both(self, other)

    def __or__(self, other):
        return Either(self, other)

    def __call__(self, items):
        return [n for n in items if self.matches(n)]


class Above(Filter):
    def __init__(self, limit):
        self.limit = limit

    def matches(self, n):
        return n > self.limit


class Even(Filter):
    def matches(self, n):
        return n % 2 == 0


class Both(Filter):
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def matches(self, n):
        return self.a.matches(n) and self.b.matches(n)


class Either(Filter):
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def matches(self, n):
        return self.a.matches(n) or self.b.matches(n)


numbers = list(range(12))
big = Above(7)
both = big & Even()
print([n for n in numbers if both.matches(n)])
print((both | Above(10))(numbers))
for f in [big, Even(), big & Even(), Even() | Above(9)]:
    print(f(numbers))
