"""Tasks that see that they are cancelled."""
import asyncio

LOG = []


async def swallow(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "stopping")
    print(name, "after")
    return name


async def inner(name):
    try:
        print(name, "inner")
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, "inner cancelled")
        raise


async def outer(name):
    try:
        await inner(name)
    except asyncio.CancelledError:
        print(name, "outer cancelled")
        raise
    finally:
        await asyncio.sleep(0)
        print(name, "outer done")


async def never_started():
    try:
        print("never printed")
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("never handled")
        raise


async def with_value(n):
    total = 0
    try:
        for i in range(n):
            total += i
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        total = -total
    return total


async def failing():
    try:
        await asyncio.sleep(0.01)
        raise ValueError("bad")
    except asyncio.CancelledError:
        print("cancelled?")
        raise
    finally:
        print("failing cleaned")


async def background(name):
    try:
        while True:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "at exit")
        raise


async def main():
    a = asyncio.create_task(swallow("a"))
    b = asyncio.create_task(outer("b"))
    await asyncio.sleep(0.01)
    a.cancel()
    b.cancel()
    print(await a, a.cancelled(), a.done())
    try:
        await b
    except asyncio.CancelledError:
        print("b:", b.cancelled())
    c = asyncio.create_task(never_started())
    c.cancel()
    results = await asyncio.gather(c, return_exceptions=True)
    print(type(results[0]).__name__)
    d = asyncio.create_task(with_value(3))
    e = asyncio.create_task(with_value(100))
    await asyncio.sleep(0.4)
    print(d.done(), e.done(), d.cancel(), e.cancel())
    print(await d, await e > -30)
    f = asyncio.create_task(failing())
    try:
        await f
    except ValueError as error:
        print("failing:", error)
    g = asyncio.create_task(background("g"))
    await asyncio.sleep(0.01)
    print("main ends")


asyncio.run(main())
