"""A generator of a coroutine that yields within a try."""
import asyncio


async def numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print("closed")


async def main():
    print("start")
    async for i in numbers(3):
        print(i)


asyncio.run(main())
