"""An asynchronous iterator whose values may be None."""

import asyncio


class Readings:
    def __init__(self, values):
        self.values = values

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.values:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        return self.values.pop(0)


async def main():
    seen = 0
    async for value in Readings([3, None, -1]):
        seen += 1
        if value is None:
            print("no reading")
            continue
        print(value)
    print(seen)


asyncio.run(main())
