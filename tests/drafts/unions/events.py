from dataclasses import dataclass
from typing import Union


@dataclass
class Deposit:
    account: str
    amount: int


@dataclass
class Withdrawal:
    account: str
    amount: int


@dataclass
class Transfer:
    source: str
    target: str
    amount: int


Event = Union[Deposit, Withdrawal, Transfer]


class Ledger:
    def __init__(self):
        self.balances: dict[str, int] = {}
        self.history: list[Event] = []

    def apply(self, event: Event) -> None:
        if isinstance(event, Deposit):
            self.balances[event.account] = self.balances.get(event.account, 0) + event.amount
        elif isinstance(event, Withdrawal):
            have = self.balances.get(event.account, 0)
            if have < event.amount:
                raise ValueError(f"{event.account} has only {have}")
            self.balances[event.account] = have - event.amount
        elif isinstance(event, Transfer):
            self.apply(Withdrawal(event.source, event.amount))
            self.apply(Deposit(event.target, event.amount))
            return
        else:
            raise TypeError(f"unknown event: {event}")
        self.history.append(event)


ledger = Ledger()
events = [
    Deposit("ann", 100),
    Transfer("ann", "bob", 30),
    Withdrawal("bob", 50),
    Withdrawal("ann", 20),
]
for e in events:
    try:
        ledger.apply(e)
    except ValueError as err:
        print("rejected:", err)
print(ledger.balances)
for h in ledger.history:
    print(h, h.amount)
print(sum(e.amount for e in events))
