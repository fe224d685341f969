# ANCHOR: fields
class Account:
    def __init__(self, owner):
        # PAIR: owner
        self.owner = owner
        self.balance = 0
# ANCHOR_END: fields
# ANCHOR: methods

    def deposit(self, amount):
        self.balance += amount

    def summary(self):
        return f"{self.owner}: {self.balance}"
# ANCHOR_END: methods
# ANCHOR: main


account = Account("Ada")
account.deposit(40)
print(account.summary())
# ANCHOR_END: main
