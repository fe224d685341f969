# ANCHOR: lock
import asyncio


class Cache:
    def __init__(self):
        # PAIR: lock
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
# ANCHOR_END: lock


# ANCHOR: limit
async def fetch(semaphore, active, peak):
    async with semaphore:
        active.append(1)
        peak.append(len(active))
        await asyncio.sleep(0.01)
        active.pop()
# ANCHOR_END: limit


# ANCHOR: event
async def wait_for(event):
    await event.wait()
    return "set"
# ANCHOR_END: event
# ANCHOR: main


async def main():
    cache = Cache()
    await asyncio.gather(*(cache.get() for _ in range(3)))
    print(cache.value, cache.loads)

    semaphore, active, peak = asyncio.Semaphore(2), [], []
    await asyncio.gather(*(fetch(semaphore, active, peak) for _ in range(4)))
    print("at once:", max(peak))

    event = asyncio.Event()
    event.set()
    print(await wait_for(event), await wait_for(event))


asyncio.run(main())
# ANCHOR_END: main
