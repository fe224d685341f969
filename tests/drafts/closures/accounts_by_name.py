"""Closures in a dict, of which only some can fail."""


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"only {balance} left")
        balance -= amount
        return balance

    return {"deposit": deposit, "withdraw": withdraw}


account = make_account(10)
print(account["deposit"](5), account["withdraw"](12))
try:
    account["withdraw"](4)
except ValueError as error:
    print(error)
