"""A set that keeps tasks until they are done."""

import asyncio

background = set()


async def work(n):
    await asyncio.sleep(0.001 * n)
    print("work", n)


def spawn(n):
    task = asyncio.create_task(work(n))
    background.add(task)
    task.add_done_callback(background.discard)


async def main():
    for n in range(3):
        spawn(n)
    spawn(1000)
    await asyncio.sleep(0.05)
    print("end")


asyncio.run(main())
