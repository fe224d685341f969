"""Timeouts around several steps, with a result."""
import asyncio


async def step(name: str, delay: float) -> str:
    print("step", name)
    await asyncio.sleep(delay)
    return name


async def both(delay: float) -> list[str]:
    results = []
    async with asyncio.timeout(0.05):
        results.append(await step("first", 0.001))
        results.append(await step("second", delay))
    return results


async def quick() -> str:
    async with asyncio.timeout(1):
        return await step("quick", 0.001)


async def main() -> None:
    print(await both(0.001))
    try:
        print(await both(0.2))
    except TimeoutError:
        print("too slow")
    print(await quick())
    queue: asyncio.Queue[int] = asyncio.Queue()
    try:
        await asyncio.wait_for(queue.get(), 0.01)
    except asyncio.TimeoutError:
        print("nothing came")
    await queue.put(3)
    print(await asyncio.wait_for(queue.get(), 0.01))


if __name__ == "__main__":
    asyncio.run(main())
