# ANCHOR: error
class InsufficientFundsError(Exception):
    def __init__(self, message, balance, amount):
        super().__init__(message)
        self.balance = balance
        self.amount = amount
# ANCHOR_END: error


# ANCHOR: withdraw
def withdraw(balance, amount):
    if amount > balance:
        raise InsufficientFundsError("Not enough funds available.", balance, amount)
    balance -= amount
    return balance
# ANCHOR_END: withdraw


# ANCHOR: usage
for amount in (30, 150):
    try:
        # PAIR: withdrawal
        current_balance = withdraw(100, amount)
        # PAIR: balance
        print(f"Current balance: {current_balance}")
    except InsufficientFundsError as e:
        print(f"{e} - Balance: {e.balance}, Withdrawal Amount: {e.amount}")
# ANCHOR_END: usage
