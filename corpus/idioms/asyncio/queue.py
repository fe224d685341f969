# ANCHOR: queue
import asyncio


async def produce(queue, count):
    for number in range(count):
        await queue.put(number)
    await queue.put(None)


async def consume(queue):
    total = 0
    while (number := await queue.get()) is not None:
        total += number
    return total
# ANCHOR_END: queue
# ANCHOR: main


async def main():
    queue = asyncio.Queue(maxsize=2)
    _, total = await asyncio.gather(produce(queue, 5), consume(queue))
    print(total)


asyncio.run(main())
# ANCHOR_END: main
