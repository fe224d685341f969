import asyncio


async def job(name, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        return f"{name} gave up"
    return f"{name} done"


async def main():
    tasks = {name: asyncio.create_task(job(name, delay)) for name, delay in [("a", 0.001), ("b", 9)]}
    done, pending = await asyncio.wait(tasks.values(), timeout=0.05)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for name, task in tasks.items():
        print(name, task.result() if not task.cancelled() else "cancelled")


asyncio.run(main())
