# ANCHOR: nested
from threading import Lock, Thread

accounts = [50, 0]
first_lock = Lock()
second_lock = Lock()


def transfer(source, target, amount):
    # PAIR: locked
    with first_lock:  # in this order, whichever way the money goes
        with second_lock:
            # PAIR: taken
            accounts[source] -= amount
            accounts[target] += amount
# ANCHOR_END: nested
# ANCHOR: main


threads = [
    Thread(target=transfer, args=(0, 1, 20)),
    Thread(target=transfer, args=(1, 0, 5)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# PAIR: balances
print(*accounts)
# ANCHOR_END: main
