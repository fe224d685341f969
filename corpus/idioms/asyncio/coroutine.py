# ANCHOR: coroutine
import asyncio


async def greet(name):
    await asyncio.sleep(0)
    return f"hello, {name}"
# ANCHOR_END: coroutine
# ANCHOR: main


async def main():
    greeting = greet("Ada")
    print("nothing has run yet")
    print(await greeting)


asyncio.run(main())
# ANCHOR_END: main
