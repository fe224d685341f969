# ANCHOR: errors
class BankError(Exception):
    pass


class Overdrawn(BankError):
    def __init__(self, missing):
        super().__init__(f"{missing} missing")
        self.missing = missing
# ANCHOR_END: errors


# ANCHOR: raise
def withdraw(balance, amount):
    if amount <= 0:
        raise BankError("an amount is positive")
    if amount > balance:
        raise Overdrawn(amount - balance)
    return balance - amount
# ANCHOR_END: raise


# ANCHOR: main
for amount in (30, 150, -1):
    try:
        print("left:", withdraw(100, amount))
    except Overdrawn as error:
        print("short by", error.missing)
    # PAIR: refused
    except BankError as error:
        print("refused:", error)
# ANCHOR_END: main
