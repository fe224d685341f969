"""Dining on shared results, nested functions and closures."""
import asyncio


async def main():
    results = {}
    order = []

    async def compute(name, delay, value):
        await asyncio.sleep(delay)
        results[name] = value
        order.append(name)

    async def total():
        await asyncio.sleep(0.05)
        return sum(results.values())

    pending = asyncio.create_task(total())
    await asyncio.gather(compute("x", 0.02, 1), compute("y", 0.01, 2), compute("z", 0.03, 3))
    print(order, sorted(results.items()))
    print(await pending)


asyncio.run(main())
