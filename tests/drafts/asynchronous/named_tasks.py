import asyncio


async def job(n):
    await asyncio.sleep(0.01 * n)
    return n * 10


async def main():
    slow = asyncio.create_task(job(3), name="slow one")
    fast = asyncio.create_task(job(1), name="fast one")
    for finished in asyncio.as_completed([slow, fast]):
        print(await finished)
    print(slow.get_name(), slow.done(), slow.result(), fast.get_name())
    for coro in asyncio.as_completed([job(2), job(1)]):
        result = await coro
        print("got", result)


asyncio.run(main())
