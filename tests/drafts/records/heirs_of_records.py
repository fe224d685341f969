"""Classes that derive from a dataclass and are none themselves."""
from dataclasses import dataclass, field


@dataclass
class Account:
    owner: str
    balance: int = 0
    log: list[str] = field(default_factory=list)

    def deposit(self, amount: int) -> None:
        self.balance += amount
        self.log.append(f"+{amount}")

    def label(self) -> str:
        return f"{self.owner}:{self.balance}"


class Savings(Account):
    """Pays interest."""

    rate = 0.05

    def interest(self) -> int:
        gained = int(self.balance * self.rate)
        if gained:
            self.deposit(gained)
        return gained

    def label(self) -> str:
        return "savings " + super().label()


class Empty(Account):
    pass


def main() -> None:
    a = Account("ann", 10)
    s = Savings("ann", 10)
    print(a, s, Empty("é"))
    print(a == Account("ann", 10), s == Savings("ann", 10), s == Savings("bob"))
    s.deposit(90)
    print(s.interest(), s.rate, Savings.rate, s)
    for one in [a, s, Empty("x", -3)]:
        print(one.label(), one.log)


main()
