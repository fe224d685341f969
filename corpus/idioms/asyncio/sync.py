# ANCHOR: sync
import asyncio


class Cache:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.loads = 0
        self.value = None

    async def get(self):
        async with self.lock:
            if self.value is None:
                await asyncio.sleep(0)
                self.loads += 1
                self.value = "fresh"
            return self.value
# ANCHOR_END: sync
# ANCHOR: main


async def main():
    cache = Cache()
    await asyncio.gather(*(cache.get() for _ in range(3)))
    print(cache.value, cache.loads)


asyncio.run(main())
# ANCHOR_END: main
