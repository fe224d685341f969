# ANCHOR: nested
from threading import Lock


class Account:
    def __init__(self, balance):
        self.balance = balance


accounts_lock = Lock()
log_lock = Lock()
log = []


def transfer(source, target, amount):
    with accounts_lock:
        source.balance -= amount
        target.balance += amount
        with log_lock:
            log.append(amount)
# ANCHOR_END: nested
# ANCHOR: main


ada, ben = Account(50), Account(0)
transfer(ada, ben, 20)
print(ada.balance, ben.balance, log)
# ANCHOR_END: main
