"""Global state, module counters."""
import asyncio

counter = 0
LIMIT = 3


async def bump(name: str) -> None:
    global counter
    for _ in range(LIMIT):
        current = counter
        await asyncio.sleep(0)
        counter = current + 1
    print(name, counter)


async def safe_bump(lock: asyncio.Lock, name: str) -> None:
    global counter
    for _ in range(LIMIT):
        async with lock:
            current = counter
            await asyncio.sleep(0)
            counter = current + 1
    print(name, counter)


async def main() -> None:
    global counter
    await asyncio.gather(bump("a"), bump("b"))
    print(counter)
    counter = 0
    lock = asyncio.Lock()
    await asyncio.gather(safe_bump(lock, "a"), safe_bump(lock, "b"))
    print(counter)


asyncio.run(main())
