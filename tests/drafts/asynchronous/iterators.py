"""`async for` over instances of classes, whose values may be None or not."""

import asyncio


class Pages:
    def __init__(self, count):
        self.count = count
        self.at = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.at >= self.count:
            raise StopAsyncIteration
        self.at += 1
        await asyncio.sleep(0)
        return f"page {self.at}"


async def shown(pages: Pages):
    async for page in pages:
        if page == "page 2":
            continue
        print("shown", page)


async def first_of(count):
    async for page in Pages(count):
        return page
    return "nothing"


async def main():
    async for page in Pages(2):
        print(page)
    async for page in Pages(0):
        print("never", page)
    rest = Pages(4)
    async for page in rest:
        print(page)
        if rest.at == 2:
            break
    print("left at", rest.at)
    async for page in rest:
        print("again", page)
    await shown(Pages(3))
    print(await first_of(3), await first_of(0))
    print([page.upper() async for page in Pages(2)])
    names = [page async for page in Pages(3) if page != "page 1"]
    print(names)


asyncio.run(main())
