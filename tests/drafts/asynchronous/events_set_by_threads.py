"""A thread that sets an event of a loop: what the loop has is of its thread alone, so that this stays open."""

import asyncio
import threading


async def told_by_a_timer() -> None:
    event = asyncio.Event()
    timer = threading.Timer(0.01, event.set)
    timer.start()
    while not event.is_set():
        await asyncio.sleep(0.005)
    print("told")


async def told_by_a_thread() -> None:
    event = asyncio.Event()
    thread = threading.Thread(target=event.set)
    thread.start()
    thread.join()
    print("set", event.is_set())


async def main() -> None:
    await told_by_a_timer()
    await told_by_a_thread()


asyncio.run(main())
