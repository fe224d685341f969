"""Functions made by functions: kept in lists and dicts, given back several at once."""


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return None
        balance -= amount
        return balance

    def show():
        return f"balance: {balance}"

    return deposit, withdraw, show


deposit, withdraw, show = make_account(50)
print(deposit(25))
print(withdraw(100))
print(withdraw(30))
print(show())
other_deposit, _, other_show = make_account(0)
other_deposit(7)
print(other_show(), "|", show())


def make_stack():
    items = []

    def push(x):
        items.append(x)
        return len(items)

    def pop():
        if not items:
            return None
        return items.pop()

    def size():
        return len(items)

    return push, pop, size


push, pop, size = make_stack()
push("a")
push("b")
print(push("c"), pop(), pop(), size())
pop()
print(pop(), size())


def make_filter(kind, limit):
    if kind == "min":
        return lambda x: x >= limit
    elif kind == "max":
        return lambda x: x <= limit
    else:
        return lambda x: True


filters = [make_filter("min", 3), make_filter("max", 8), make_filter("any", 0)]
print([n for n in range(12) if all(f(n) for f in filters)])


def curry(a):
    def with_b(b):
        def with_c(c):
            return a * 100 + b * 10 + c
        return with_c
    return with_b


print(curry(1)(2)(3))
step = curry(4)(5)
print(step(6), step(7))


def account(owner, balance=0):
    history = []

    def deposit(amount):
        nonlocal balance
        if amount <= 0:
            raise ValueError("amount must be positive")
        balance += amount
        history.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"{owner} has only {balance}")
        balance -= amount
        history.append(("withdraw", amount))
        return balance

    def report():
        return f"{owner}: {balance} after {len(history)} moves"

    return {"deposit": deposit, "withdraw": withdraw}, report


ops, report = account("Ada", 10)
print(ops["deposit"](5))
try:
    ops["withdraw"](100)
except ValueError as e:
    print("error:", e)
print(ops["withdraw"](12))
print(report())
