"""What is gathered is an error or a value: who asks for the one has the other in `else`."""

import asyncio


async def check(number):
    if number == 1:
        raise ValueError("one")
    return number * 10


async def stop(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("stopped", seconds)
        raise
    return seconds


async def main():
    results = await asyncio.gather(check(0), check(1), check(-2), return_exceptions=True)
    for result in results:
        if isinstance(result, ValueError):
            print("error", result)
        else:
            print(result)
    first = asyncio.create_task(stop(1))
    second = asyncio.create_task(stop(0))
    await asyncio.sleep(0)
    first.cancel()
    for result in await asyncio.gather(first, second, return_exceptions=True):
        if isinstance(result, asyncio.CancelledError):
            print("cancelled")
        else:
            print(result)


asyncio.run(main())
