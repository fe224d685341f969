"""The names of a comprehension are its own, asynchronous or not; a key is computed before its value."""

import asyncio


async def count(limit):
    for number in range(limit):
        yield number


async def double(number):
    return number * 2


async def main():
    x = 99
    print([x async for x in count(3)])
    print(x)
    number = "kept"
    rows = [number + 1 async for number in count(2)]
    print(rows, number)
    table = {at: await double(at) async for at in count(3)}
    print(table)


asyncio.run(main())
