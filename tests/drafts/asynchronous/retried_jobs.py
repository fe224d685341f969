# Coroutine functions as arguments, with annotations.
import asyncio
from collections.abc import Awaitable, Callable


async def retry(job: Callable[[int], Awaitable[int]], n: int, times: int) -> int | None:
    for _ in range(times):
        try:
            return await job(n)
        except ValueError as e:
            print("again:", e)
            n += 1
    return None


async def picky(n: int) -> int:
    await asyncio.sleep(0)
    if n < 0:
        raise ValueError(f"{n} is negative")
    return n * 10


async def plain(n: int) -> int:
    return -n


async def main() -> None:
    print(await retry(picky, -2, 3), await retry(picky, -2, 2))
    print(await retry(plain, 5, 1))


asyncio.run(main())
