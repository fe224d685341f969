"""A bank whose last error nobody catches."""


class BankError(Exception):
    pass


class UnknownAccount(BankError):
    pass


class Overdrawn(BankError):
    def __init__(self, name: str, amount: int) -> None:
        super().__init__(f"{name} lacks {amount}")
        self.amount = amount


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, int] = {}
        self.failed = 0

    def open(self, name: str, balance: int) -> None:
        if name in self.accounts:
            raise BankError(f"{name} exists")
        self.accounts[name] = balance

    def balance(self, name: str) -> int:
        try:
            return self.accounts[name]
        except KeyError:
            raise UnknownAccount(name) from None

    def withdraw(self, name: str, amount: int) -> int:
        balance = self.balance(name)
        if balance < amount:
            raise Overdrawn(name, amount - balance)
        self.accounts[name] = balance - amount
        return self.accounts[name]

    def transfer(self, source: str, target: str, amount: int) -> bool:
        try:
            self.balance(target)
            self.withdraw(source, amount)
        except BankError as e:
            print("transfer failed:", e)
            self.failed += 1
            return False
        self.accounts[target] += amount
        return True


def main() -> None:
    bank = Bank()
    bank.open("ann", 100)
    bank.open("bob", 20)
    print(bank.transfer("ann", "bob", 50))
    print(bank.transfer("ann", "bob", 80))
    print(bank.transfer("ann", "zoe", 1))
    print(bank.balance("ann"), bank.balance("bob"), bank.failed)
    try:
        bank.open("ann", 1)
    except BankError as e:
        print(e)
    print(bank.withdraw("bob", 71))


if __name__ == "__main__":
    main()
