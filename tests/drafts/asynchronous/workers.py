"""Workers that are cancelled when the queue is done."""
import asyncio


async def worker(name: str, queue: asyncio.Queue, done: list) -> None:
    while True:
        job = await queue.get()
        await asyncio.sleep(job / 100)
        done.append((name, job))
        print(f"{name} did {job}")
        queue.task_done()


async def main() -> None:
    queue = asyncio.Queue()
    done = []
    for job in [3, 1, 4, 1]:
        queue.put_nowait(job)
    tasks = []
    for i in range(2):
        task = asyncio.create_task(worker(f"worker-{i}", queue, done))
        tasks.append(task)
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print("all done", len(done), queue.empty())


asyncio.run(main())
