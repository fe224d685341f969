import asyncio


async def worker(name: str, queue: asyncio.Queue, results: dict[str, list[int]]) -> None:
    while True:
        item = await queue.get()
        if item is None:
            queue.task_done()
            break
        await asyncio.sleep(0.002 * item)
        results[name].append(item)
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue = asyncio.Queue()
    results = {"w1": [], "w2": []}
    for n in [3, 1, 2, 5]:
        await queue.put(n)
    workers = [asyncio.create_task(worker(name, queue, results)) for name in results]
    await queue.join()
    for _ in workers:
        await queue.put(None)
    await asyncio.gather(*workers)
    print(results)


async def produce(queue, count):
    for i in range(count):
        await queue.put(i * i)
        print("put", i, queue.qsize(), queue.full())
    await queue.put(None)


async def consume(queue):
    total = 0
    while (value := await queue.get()) is not None:
        print("got", value)
        total += value
    return total


async def both():
    queue = asyncio.Queue(maxsize=2)
    _, total = await asyncio.gather(produce(queue, 5), consume(queue))
    print("total", total, queue.empty())


asyncio.run(main())
asyncio.run(both())
