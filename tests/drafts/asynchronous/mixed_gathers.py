"""`gather` of coroutines that give values of several types, of which some fail."""

import asyncio


class Missing(Exception):
    pass


async def user(number):
    await asyncio.sleep(0.01)
    if number < 0:
        raise Missing(f"no user {number}")
    print("user", number)
    return f"user {number}"


async def orders(number):
    await asyncio.sleep(0)
    return [number, -number]


async def rate(fails):
    await asyncio.sleep(0)
    if fails:
        raise ValueError("no rate")
    return 1.5


async def main():
    name, all_orders, factor = await asyncio.gather(user(1), orders(1), rate(False))
    print(name, all_orders, factor)
    try:
        name, all_orders, factor = await asyncio.gather(user(-1), orders(1), rate(False))
        print("never", name)
    except Missing as error:
        print("missing:", error)
    try:
        await asyncio.gather(user(2), orders(1), rate(True))
    except ValueError as error:
        print("failed:", error)
    await asyncio.sleep(0.02)
    print("end")


asyncio.run(main())
