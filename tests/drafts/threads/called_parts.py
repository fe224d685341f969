# Objects in a table that threads share: nothing is held while a method of one runs.
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def add(self, n):
        with self.lock:
            if self.balance + n < 0:
                raise ValueError("too little")
            self.balance += n
        return self.balance


class Bank:
    def __init__(self):
        self.accounts = {}
        self.main = Account(7)

    def add(self, name, n):
        return self.accounts[name].add(n)


bank = Bank()
bank.accounts["ann"] = Account(5)
bank.accounts["émile"] = Account(-1)
threads = [threading.Thread(target=bank.add, args=("ann", n)) for n in (3, 4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
bank.accounts["ann"].add(1)
left = bank.accounts["émile"].add(10)
print(left, bank.add("ann", 0))
bank.main.add(-2)
print(bank.main.balance)
try:
    bank.accounts["émile"].add(-100)
except ValueError as e:
    print(e)
try:
    bank.accounts["bob"].add(1)
except KeyError as e:
    print("none", e)
