# Functions that block, run beside the loop: by its executor, by to_thread, in tasks, in gather.
import asyncio
import time
from functools import partial


def slow_square(n):
    time.sleep(0.02)
    return n * n


def check(name, limit):
    if len(name) > limit:
        raise ValueError(f"{name} is too long")
    return name.title()


async def main():
    loop = asyncio.get_running_loop()
    start = time.monotonic()
    squares = await asyncio.gather(*[loop.run_in_executor(None, slow_square, n) for n in range(5)])
    print(squares, time.monotonic() - start < 0.09)
    print(await loop.run_in_executor(None, partial(check, "ann", limit=5)))
    try:
        await loop.run_in_executor(None, check, "bartholomew", 5)
    except ValueError as error:
        print("failed:", error)
    results = await asyncio.gather(
        asyncio.to_thread(check, "bob", 5),
        asyncio.to_thread(check, "elizabeth", 5),
        return_exceptions=True,
    )
    for result in results:
        print(type(result).__name__, result)
    task = asyncio.create_task(asyncio.to_thread(slow_square, 12))
    print("waiting")
    print(await task)


asyncio.run(main())
