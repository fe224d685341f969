"""Asynchronous context managers."""
import asyncio
from contextlib import asynccontextmanager


class Session:
    def __init__(self, name: str) -> None:
        self.name = name
        self.queries = 0

    async def __aenter__(self) -> "Session":
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, exc_type, exc, tb) -> None:
        await asyncio.sleep(0)
        print("close", self.name, self.queries)

    async def query(self, text: str) -> str:
        self.queries += 1
        await asyncio.sleep(0.001)
        if text == "bad":
            raise ValueError("bad query")
        return f"{self.name}: {text}"


@asynccontextmanager
async def transaction(name: str):
    print("begin", name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0)
        print("end", name)


async def main() -> None:
    async with Session("db") as session:
        print(await session.query("one"))
        print(await session.query("two"))
    try:
        async with Session("other") as session:
            print(await session.query("bad"))
    except ValueError as error:
        print("error:", error)
    async with transaction("t1") as t:
        print("in", t)
    async with Session("x") as x, transaction("t2") as t2:
        print(await x.query(t2))


if __name__ == "__main__":
    asyncio.run(main())
