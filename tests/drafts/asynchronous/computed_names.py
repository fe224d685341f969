"""Tasks whose names are computed."""

import asyncio


async def work(number):
    await asyncio.sleep(0.001 * number)
    return number * number


async def main():
    tasks = [asyncio.create_task(work(number), name=f"job-{number}") for number in (1, 2)]
    tasks.append(asyncio.create_task(work(0), name="ä"))
    for task in tasks:
        print(task.get_name(), await task)
    again = tasks[0]
    print(again.get_name().upper(), again.done())


asyncio.run(main())
