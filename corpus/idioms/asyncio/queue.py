# ANCHOR: queue
import asyncio


async def produce(queue, count, consumers):
    for number in range(count):
        await queue.put(number)
    for _ in range(consumers):
        await queue.put(None)


async def consume(queue):
    # PAIR: total
    total = 0
    while (number := await queue.get()) is not None:
        total += number
    return total
# ANCHOR_END: queue
# ANCHOR: main


async def main():
    queue = asyncio.Queue(maxsize=2)
    _, first, second = await asyncio.gather(
        produce(queue, 5, 2), consume(queue), consume(queue)
    )
    print(first + second)


asyncio.run(main())
# ANCHOR_END: main
