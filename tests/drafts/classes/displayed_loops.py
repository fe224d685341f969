from abc import ABC, abstractmethod


class Account(ABC):
    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self.balance += amount

    @abstractmethod
    def fee(self, amount):
        ...


class Checking(Account):
    def fee(self, amount):
        return 1.0


class Savings(Account):
    def fee(self, amount):
        return amount * 0.01


class Counter:
    def __init__(self, name):
        self.name = name
        self.n = 0

    def hit(self, by):
        self.n += by
        return self.n


def pick(flag):
    return Checking("C", 1.0) if flag else Savings("S", 2.0)


ann = Checking("Ann", 100.0)
bob = Savings("Bob", 50.0)
other = pick(False)
for account in (ann, bob, other):
    print(account.owner, account.fee(2.0))
for account, amount in [(ann, 500.0), (bob, 79.0), (other, -5.0)]:
    try:
        account.deposit(amount)
        print("ok")
    except ValueError as e:
        print("refused:", e)
for account in ann, bob:
    account.deposit(1.5)
print(ann.balance, bob.balance, other.balance)
x = Counter("x")
y = Counter("y")
for who, by, label in [(x, 1, "one"), (y, 2, "two"), (x, 3, "three")]:
    if by == 2:
        print("skip", label)
        continue
    print(who.name, who.hit(by), label)
for who in [x, y, Counter("z")]:
    who.hit(10)
    print(who.name, who.n)
print(x.n, y.n)
def use(c):
    c.hit(100)
for c in (x, y):
    use(c)
print([c.n for c in (x, y)], sum(c.n for c in [x, y]))
