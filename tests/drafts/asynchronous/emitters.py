# Coroutine functions in lists by name: each call runs all of them.
import asyncio

handlers = {}


def on(name, handler):
    handlers.setdefault(name, []).append(handler)


async def emit(name, value):
    results = await asyncio.gather(*(h(value) for h in handlers.get(name, [])))
    return results


async def double(n):
    await asyncio.sleep(0.01)
    return n * 2


async def negate(n):
    return -n


async def main():
    on("n", double)
    on("n", negate)
    print(await emit("n", 4))
    print(await emit("none", 4))
    print(await asyncio.gather(*(double(i) for i in range(3))))


asyncio.run(main())
