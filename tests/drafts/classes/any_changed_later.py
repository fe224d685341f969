"""Instances of a hierarchy that change after they have a second name."""


class Unit:
    def __init__(self, name, hp):
        self.name = name
        self.hp = hp

    def hit(self, n):
        self.hp -= n

    def power(self):
        return self.hp


class Knight(Unit):
    def hit(self, n):
        self.hp -= n // 2


def weakest(units):
    return min(units, key=lambda u: u.hp)


units = [Unit("a", 10), Knight("b", 12), Unit("c", 7)]
target = weakest(units)
target.hit(2)
print([(u.name, u.hp) for u in units], target.hp)
alive = [u for u in units if u.hp > 5]
for u in alive:
    u.hit(4)
print([(u.name, u.hp) for u in units])
print([(u.name, u.hp) for u in alive])


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance

    def deposit(self, n):
        self.balance += n

    def fee(self):
        return 1


class Gold(Account):
    def fee(self):
        return 0


accounts = [Account("Ann", 10), Gold("Bob", 20)]
for a in accounts:
    a.deposit(5)
richest = max(accounts, key=lambda a: a.balance)
print(richest.owner, richest.balance)
for a in accounts:
    a.balance -= a.fee()
print([a.balance for a in accounts], richest.balance)
first = accounts[0]
first.deposit(100)
print(accounts[0].balance, first.balance)
