"""Blocking work beside the loop: to_thread and run_in_executor."""
import asyncio
import functools
import time
from concurrent.futures import ThreadPoolExecutor


def checksum(data: bytes, seed: int = 7) -> int:
    value = seed
    for byte in data:
        value = (value * 31 + byte) % 65521
    return value


def slow_square(n: int) -> int:
    time.sleep(0.002)
    return n * n


async def ticker(ticks: list[int]) -> None:
    for i in range(3):
        ticks.append(i)
        await asyncio.sleep(0.001)


async def main() -> None:
    ticks: list[int] = []
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(ticker(ticks))
    print(await asyncio.to_thread(checksum, b"hello"))
    print(await asyncio.to_thread(checksum, b"hello", seed=1))
    print(await loop.run_in_executor(None, checksum, b"abc"))
    with ThreadPoolExecutor(max_workers=3) as pool:
        jobs = [loop.run_in_executor(pool, slow_square, n) for n in range(5)]
        print(await asyncio.gather(*jobs))
        print(await loop.run_in_executor(pool, functools.partial(checksum, b"abc", seed=2)))
    await task
    print(ticks)


if __name__ == "__main__":
    asyncio.run(main())
