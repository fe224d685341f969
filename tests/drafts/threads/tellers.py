"""A bank whose tellers work side by side."""
from __future__ import annotations

import threading
from dataclasses import dataclass, field
from queue import Queue, Empty


class InsufficientFunds(Exception):
    def __init__(self, account: str, missing: int) -> None:
        super().__init__(f"{account} lacks {missing}")
        self.account = account
        self.missing = missing


@dataclass
class Account:
    name: str
    balance: int = 0
    history: list[str] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def deposit(self, amount: int) -> None:
        with self.lock:
            self.balance += amount
            self.history.append(f"+{amount}")

    def withdraw(self, amount: int) -> None:
        with self.lock:
            if amount > self.balance:
                raise InsufficientFunds(self.name, amount - self.balance)
            self.balance -= amount
            self.history.append(f"-{amount}")


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.failed: list[str] = []
        self._lock = threading.Lock()

    def open(self, name: str, balance: int = 0) -> Account:
        account = Account(name, balance)
        self.accounts[name] = account
        return account

    def transfer(self, source: str, target: str, amount: int) -> bool:
        a, b = self.accounts[source], self.accounts[target]
        first, second = sorted((a, b), key=lambda it: it.name)
        with first.lock, second.lock:
            try:
                a.withdraw(amount)
            except InsufficientFunds as error:
                with self._lock:
                    self.failed.append(str(error))
                return False
            b.deposit(amount)
        return True

    @property
    def total(self) -> int:
        return sum(a.balance for a in self.accounts.values())


def teller(bank: Bank, orders: Queue) -> None:
    while True:
        try:
            source, target, amount = orders.get_nowait()
        except Empty:
            return
        bank.transfer(source, target, amount)
        orders.task_done()


def main() -> None:
    bank = Bank()
    for name, balance in (("ann", 100), ("bob", 50), ("émile", 0)):
        bank.open(name, balance)
    orders: Queue = Queue()
    for order in [("ann", "bob", 30), ("bob", "émile", 10), ("émile", "ann", 500), ("ann", "émile", 5)] * 3:
        orders.put(order)
    tellers = [threading.Thread(target=teller, args=(bank, orders)) for _ in range(4)]
    for t in tellers:
        t.start()
    for t in tellers:
        t.join()
    print("total:", bank.total)
    for account in bank.accounts.values():
        print(f"{account.name:<6} {account.balance:>5} {len(account.history)} moves")
    print("failed:", len(bank.failed))
    try:
        bank.accounts["bob"].withdraw(10_000)
    except InsufficientFunds as error:
        print(error, error.missing)


if __name__ == "__main__":
    main()
