"""Lists and dicts of the module that methods change, and a variable that functions fill."""

log = []
totals = {}
latest = None
user = None


def login(name):
    global user
    if user is not None:
        print(user, "leaves")
    user = name


def greeting():
    return f"hello {user}"


class Account:
    def __init__(self, name):
        self.name = name
        self.balance = 0

    def deposit(self, amount):
        global latest
        self.balance += amount
        latest = self.name
        log.append(f"{self.name}+{amount}")
        totals[self.name] = totals.get(self.name, 0) + amount

    def share(self):
        return f"{self.balance} of {sum(totals.values())} in {len(log)}"

    def undo(self):
        if not log:
            return "nothing"
        return log.pop()


print(greeting())
login("ann")
login("bob")
print(greeting(), user)
a, b = Account("ann"), Account("bob")
a.deposit(5)
b.deposit(7)
a.deposit(1)
print(a.share(), "/", b.share())
print(latest)
print(log)
print(totals, "ann" in totals)
for name in sorted(totals):
    print(name, totals[name])
print(b.undo())
print(len(log))
log.clear()
print(a.undo())
print(log)
