from dataclasses import dataclass, field


@dataclass
class Account:
    owner: str
    balance: int = 0
    history: list[str] = field(default_factory=list)

    def deposit(self, amount: int) -> None:
        self.balance += amount
        self.history.append(f"+{amount}")


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}

    def open(self, owner: str) -> Account:
        account = Account(owner)
        self.accounts[owner] = account
        return account

    def find(self, owner: str) -> Account | None:
        return self.accounts.get(owner)


bank = Bank()
anna = bank.open("anna")
ben = bank.open("ben")
anna.deposit(5)
again = bank.find("anna")
if again is not None:
    again.deposit(7)
print(anna, ben.balance, anna.history)
rich = [account for account in bank.accounts.values() if account.balance > 3]
rich[0].balance -= 2
print(anna.balance, rich == [anna], anna == ben)
pair = (anna, ben)
pair[1].owner = "benno"
print(ben.owner, bank.accounts["ben"].owner)
