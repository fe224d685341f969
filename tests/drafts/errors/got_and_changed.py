class Account:
    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.entries: list[int] = []
        self.limit = 10


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}

    def open(self, owner: str) -> None:
        self.accounts[owner] = Account(owner)

    def book(self, owner: str, amount: int) -> bool:
        account = self.accounts.get(owner)
        if account is None:
            print("no account of", owner)
            return False
        account.entries.append(amount)
        account.limit -= 1
        return account.limit > 8

    def close_all(self) -> int:
        total = 0
        for owner in list(self.accounts):
            account = self.accounts.get(owner)
            if account:
                account.limit = 0
                total += len(account.entries)
        return total


def mark(tags: dict[str, list[str]], name: str) -> None:
    found = tags.get(name)
    if found is not None:
        found.append("seen")
    else:
        tags[name] = ["new"]


bank = Bank()
bank.open("ann")
print(bank.book("ann", 5), bank.book("ann", 6), bank.book("bob", 1))
print(bank.accounts["ann"].entries, bank.accounts["ann"].limit, bank.close_all())
tags: dict[str, list[str]] = {}
for name in ["a", "b", "a"]:
    mark(tags, name)
print(tags)
