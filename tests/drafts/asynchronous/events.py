import asyncio


async def waiter(event, name, results):
    print(name, "waits")
    await event.wait()
    print(name, "goes")
    results.append(name)


async def setter(event):
    await asyncio.sleep(0.01)
    print("setting")
    event.set()


async def main():
    event = asyncio.Event()
    results = []
    await asyncio.gather(waiter(event, "w1", results), waiter(event, "w2", results), setter(event))
    print(results, event.is_set())


asyncio.run(main())
