"""Bank transfers under a lock, with shared state in an object."""
import asyncio


class Account:
    def __init__(self, owner: str, balance: int) -> None:
        self.owner = owner
        self.balance = balance
        self.lock = asyncio.Lock()


class InsufficientFunds(Exception):
    pass


async def transfer(source: Account, target: Account, amount: int) -> None:
    async with source.lock:
        if source.balance < amount:
            raise InsufficientFunds(f"{source.owner} has {source.balance}, needs {amount}")
        source.balance -= amount
        await asyncio.sleep(0.001)
        target.balance += amount


async def main() -> None:
    a = Account("Ann", 100)
    b = Account("Bob", 50)
    await asyncio.gather(transfer(a, b, 30), transfer(b, a, 10), transfer(a, b, 20))
    print(a.balance, b.balance)
    try:
        await transfer(a, b, 1000)
    except InsufficientFunds as error:
        print(error)
    print(a.balance + b.balance)


if __name__ == "__main__":
    asyncio.run(main())
