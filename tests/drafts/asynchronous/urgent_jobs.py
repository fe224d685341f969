"""Jobs by urgency: asyncio.PriorityQueue and LifoQueue."""
import asyncio
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


async def worker(queue: asyncio.PriorityQueue, log: list[str]) -> None:
    while True:
        job = await queue.get()
        log.append(f"{job.priority}-{job.name}")
        await asyncio.sleep(0)
        queue.task_done()


async def main() -> None:
    queue: asyncio.PriorityQueue[Job] = asyncio.PriorityQueue()
    for priority, name in [(5, "backup"), (1, "page"), (3, "mail"), (2, "bill")]:
        queue.put_nowait(Job(priority, name))
    log: list[str] = []
    task = asyncio.create_task(worker(queue, log))
    await queue.join()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("worker stopped")
    print(log)

    stack: asyncio.LifoQueue[str] = asyncio.LifoQueue(maxsize=3)
    for page in ["home", "list", "item"]:
        await stack.put(page)
    print(stack.full(), stack.qsize())
    back = []
    while not stack.empty():
        back.append(await stack.get())
    print(back)
    try:
        stack.get_nowait()
    except asyncio.QueueEmpty:
        print("nothing left")

    pairs = asyncio.PriorityQueue()
    await pairs.put((2, "two"))
    await pairs.put((1, "one"))
    number, word = await pairs.get()
    print(number, word, pairs.qsize())


asyncio.run(main())
