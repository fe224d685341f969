class Account:
    """A bank account with a counter of all accounts."""

    count = 0
    RATE = 0.05
    CURRENCY = "EUR"

    def __init__(self, owner, balance=0.0):
        self._owner = owner
        self._balance = balance
        self.history = []
        Account.count += 1
        self.number = Account.count

    @property
    def owner(self):
        return self._owner

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        self.history.append(("set", value))
        self._balance = value

    @classmethod
    def empty(cls, owner):
        return cls(owner)

    @staticmethod
    def is_valid(amount):
        return amount > 0

    def deposit(self, amount):
        if not Account.is_valid(amount):
            return False
        self._balance += amount
        self.history.append(("deposit", amount))
        return True

    def interest(self):
        return self._balance * self.RATE

    def __str__(self):
        return f"{self.owner}: {self._balance:.2f} {Account.CURRENCY}"

    def __len__(self):
        return len(self.history)


first = Account("Ann", 100.0)
second = Account.empty("Bob")
print(first, second, Account.count, second.number)
print(first.deposit(50.0), first.deposit(-1.0), first.balance)
first.balance = 10.5
print(first.balance, first.interest(), len(first), len(second))
for kind, amount in first.history:
    print(kind, amount)
print(Account.is_valid(3.0), Account.RATE)
