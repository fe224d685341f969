"""Tasks that are asked what came of them."""
import asyncio


async def job(n: int) -> int:
    await asyncio.sleep(0.001 * n)
    print("job", n)
    return n * n


async def forever() -> None:
    while True:
        await asyncio.sleep(1)


async def main() -> None:
    tasks = {n: asyncio.create_task(job(n)) for n in (3, 1, 2)}
    for task in tasks.values():
        await task
    print({n: task.result() for n, task in tasks.items()})
    background = asyncio.create_task(forever())
    await asyncio.sleep(0.002)
    print(background.done(), background.cancelled())
    background.cancel()
    try:
        await background
    except asyncio.CancelledError:
        print("cancelled", background.cancelled(), background.done())
    one = asyncio.create_task(job(5))
    print(await one, one.done(), one.result())


asyncio.run(main())
