import asyncio


async def countdown(n: int, log: list[str]):
    log.append("started")
    while n > 0:
        await asyncio.sleep(0.001)
        yield n
        log.append(f"after {n}")
        n -= 1
    log.append("ended")


async def pages(total: int):
    page = 1
    while page <= total:
        await asyncio.sleep(0)
        if page == 4:
            raise ValueError(f"no page {page}")
        yield page, f"page {page}"
        page += 1


class Feed:
    def __init__(self, items: list[str]) -> None:
        self.items = items

    async def read(self):
        for item in self.items:
            await asyncio.sleep(0.001)
            yield item.upper()


async def watch(name: str, n: int) -> int:
    total = 0
    log: list[str] = []
    async for value in countdown(n, log):
        print(name, value)
        total += value
    print(log)
    return total


async def main() -> None:
    print(await asyncio.gather(watch("a", 2), watch("b", 3)))
    async for number, title in pages(2):
        print(number, title)
    try:
        async for number, title in pages(9):
            print(title)
    except ValueError as error:
        print("error:", error)
    feed = Feed(["x", "y", "z"])
    async for item in feed.read():
        if item == "Z":
            break
        print(item)


asyncio.run(main())
