from __future__ import annotations
from abc import ABC, abstractmethod
from datetime import date


class Account(ABC):
    next_number = 1000

    def __init__(self, owner: str, balance: float = 0.0) -> None:
        self.owner = owner
        self._balance = balance
        self.number = Account.next_number
        Account.next_number += 1
        self.history: list[tuple[str, float]] = []

    @property
    def balance(self) -> float:
        return self._balance

    def deposit(self, amount: float) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount: float) -> None:
        if amount > self.limit():
            raise ValueError(f"only {self.limit():.2f} available")
        self._balance -= amount
        self.history.append(("withdraw", amount))

    @abstractmethod
    def limit(self) -> float: ...

    @abstractmethod
    def month_end(self) -> None: ...

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.number} of {self.owner}: {self._balance:.2f}"


class Savings(Account):
    def __init__(self, owner: str, balance: float = 0.0, rate: float = 0.02) -> None:
        super().__init__(owner, balance)
        self.rate = rate

    def limit(self) -> float:
        return self._balance

    def month_end(self) -> None:
        interest = round(self._balance * self.rate / 12, 2)
        self._balance += interest
        self.history.append(("interest", interest))


class Checking(Account):
    def __init__(self, owner: str, balance: float = 0.0, overdraft: float = 100.0) -> None:
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def limit(self) -> float:
        return self._balance + self.overdraft

    def month_end(self) -> None:
        if self._balance < 0:
            fee = 5.0
            self._balance -= fee
            self.history.append(("fee", fee))


def transfer(source: Account, target: Account, amount: float) -> bool:
    try:
        source.withdraw(amount)
    except ValueError as error:
        print("refused:", error)
        return False
    target.deposit(amount)
    return True


def main() -> None:
    anna = Savings("Anna", 1200.0)
    bert = Checking("Bert", 50.0, overdraft=200.0)
    print(transfer(anna, bert, 100.0), transfer(bert, anna, 500.0), transfer(bert, anna, 300.0))
    for account in (anna, bert):
        account.month_end()
        print(account)
        for what, amount in account.history:
            print(f"  {what:<10}{amount:>9.2f}")
    try:
        anna.deposit(-1)
    except ValueError as error:
        print(error)
    accounts: list[Account] = [bert, anna]
    accounts.sort(key=lambda account: account.balance, reverse=True)
    print([account.owner for account in accounts], sum(a.balance for a in accounts))
    print(date(2024, 2, 28).isoformat())


if __name__ == "__main__":
    main()
