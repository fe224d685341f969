import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    return name.upper()


async def main():
    first = asyncio.create_task(job("a", 0.001))
    second = asyncio.create_task(job("b", 5))
    done, pending = await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print("done", task.result())
    for task in pending:
        task.cancel()
    print(len(pending))
    done, _ = await asyncio.wait({asyncio.create_task(job(n, 0)) for n in "xyz"})
    print(sorted(t.result() for t in done))


asyncio.run(main())
