# ANCHOR: nested
from threading import Lock, Thread


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = Lock()


def transfer(accounts, source, target, amount):
    if source == target:
        return
    low, high = sorted((source, target))
    first_lock, second_lock = accounts[low].lock, accounts[high].lock
    with first_lock:
        with second_lock:
            accounts[source].balance -= amount
            accounts[target].balance += amount
# ANCHOR_END: nested
# ANCHOR: main


accounts = [Account(50), Account(0)]
threads = [
    Thread(target=transfer, args=(accounts, 0, 1, 20)),
    Thread(target=transfer, args=(accounts, 1, 0, 5)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*(account.balance for account in accounts))
# ANCHOR_END: main
