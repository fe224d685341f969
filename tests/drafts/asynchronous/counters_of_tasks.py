# Variables of the function around that tasks count with.
import asyncio


async def main():
    sem = asyncio.Semaphore(2)
    active = 0
    peak = 0
    done = []

    async def limited(i):
        nonlocal active, peak
        async with sem:
            active += 1
            peak = max(peak, active)
            await asyncio.sleep(0.01)
            active -= 1
            done.append(i)
        return i * i

    print(await asyncio.gather(*(limited(i) for i in range(5))), peak, active)
    print(len(done))


asyncio.run(main())
