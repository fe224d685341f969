"""A pipeline of three stages joined by queues."""
import asyncio


async def generate(out: asyncio.Queue[int | None], count: int) -> None:
    for n in range(count):
        await out.put(n)
        print("generated", n)
    await out.put(None)


async def square(source: asyncio.Queue[int | None], out: asyncio.Queue[int | None]) -> None:
    while True:
        n = await source.get()
        if n is None:
            await out.put(None)
            return
        await asyncio.sleep(0.001)
        await out.put(n * n)


async def collect(source: asyncio.Queue[int | None]) -> list[int]:
    results = []
    while (n := await source.get()) is not None:
        print("collected", n)
        results.append(n)
    return results


async def main() -> None:
    first: asyncio.Queue[int | None] = asyncio.Queue(maxsize=1)
    second: asyncio.Queue[int | None] = asyncio.Queue()
    _, _, results = await asyncio.gather(generate(first, 4), square(first, second), collect(second))
    print(results)


if __name__ == "__main__":
    asyncio.run(main())
