"""`asyncio.wait`: the tasks that have ended, and those that have not."""

import asyncio


async def job(n):
    await asyncio.sleep(n)
    if n < 0.01:
        raise ValueError(f"too fast {n}")
    return n


async def main():
    tasks = [asyncio.create_task(job(n)) for n in (0.2, 0.001, 0.02)]
    done, pending = await asyncio.wait(tasks, timeout=0.1)
    print(len(done), len(pending))
    results = []
    for task in done:
        try:
            results.append(task.result())
        except ValueError as error:
            print("failed:", error)
    print(results)
    for task in pending:
        task.cancel()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.ALL_COMPLETED)
    print(len(done), len(pending), sum(1 for t in done if t.cancelled()))
    first = asyncio.create_task(job(0.02))
    second = asyncio.create_task(job(0.3))
    done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], len(pending))
    second.cancel()


asyncio.run(main())
