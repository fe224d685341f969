# What is awaited in an argument, before fields that it changes.
import asyncio


class Cache:
    def __init__(self):
        self.data = {}
        self.log = []
        self.hits = 0

    async def get(self, key):
        if key in self.data:
            self.hits += 1
            return self.data[key]
        self.data[key] = await self.load(key)
        return self.data[key]

    async def load(self, key):
        await asyncio.sleep(0.01)
        self.log.append(key)
        return key.upper() + "!"


async def main():
    cache = Cache()
    print(await asyncio.gather(*(cache.get(k) for k in ["ab", "cd", "ab"])))
    print(await cache.get("ab"), cache.hits, cache.log)
    tasks = [asyncio.create_task(cache.get(k)) for k in ("ef", "ab")]
    for t in tasks:
        print(await t)


asyncio.run(main())
