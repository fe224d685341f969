"""Tasks take turns in the order in which they were made and woken."""
import asyncio


async def ping(name, count, log):
    for i in range(count):
        log.append(f"{name}{i}")
        print(name, i)
        await asyncio.sleep(0)


async def waking(name, wakes, waits):
    print(name, "wakes")
    wakes.put_nowait(name)
    await asyncio.sleep(0)
    print(name, "slept")
    print(name, "got", await waits.get())


async def say(text: str, delay: float) -> str:
    await asyncio.sleep(delay)
    print("said", text)
    return text.upper()


async def main():
    log = []
    a = asyncio.create_task(ping("a", 3, log))
    b = asyncio.create_task(ping("b", 2, log))
    for i in range(4):
        print("main", i)
        await asyncio.sleep(0)
    await a
    await b
    print(log)
    await asyncio.gather(ping("x", 2, log), ping("y", 2, log), ping("z", 1, log))
    print(len(log), log[-1])
    left: asyncio.Queue[str] = asyncio.Queue()
    right: asyncio.Queue[str] = asyncio.Queue()
    await asyncio.gather(waking("l", right, left), waking("r", left, right), ping("p", 4, log))
    print(await asyncio.gather(say("late", 0.03), say("soon", 0.01), say("then", 0.02)))
    print(await asyncio.gather(say("one", 0.01), say("two", 0.01), say("three", 0.01)))


asyncio.run(main())
