import asyncio


async def slow(n):
    await asyncio.sleep(n)
    return n


async def main():
    try:
        result = await asyncio.wait_for(slow(0.01), timeout=1.0)
        print("ok", result)
        await asyncio.wait_for(slow(5), 0.02)
        print("never")
    except asyncio.TimeoutError:
        print("timeout!")
    for delay in [0.01, 0.5]:
        try:
            print(await asyncio.wait_for(slow(delay), timeout=0.1))
        except TimeoutError:
            print("too slow", delay)
    try:
        async with asyncio.timeout(0.02):
            print("inside")
            await asyncio.sleep(1)
            print("not reached")
    except TimeoutError:
        print("timed out")
    async with asyncio.timeout(1):
        print(await slow(0.01))


asyncio.run(main())
