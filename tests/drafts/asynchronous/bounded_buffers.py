"""Conditions of tasks: waits with and without a test, told one by one and all at once, and given up."""
import asyncio


class Buffer:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items: list[int] = []
        self.condition = asyncio.Condition()
        self.fullest = 0

    def is_full(self) -> bool:
        return len(self.items) >= self.size

    async def put(self, item: int) -> None:
        async with self.condition:
            await self.condition.wait_for(lambda: not self.is_full())
            self.items.append(item)
            self.fullest = max(self.fullest, len(self.items))
            self.condition.notify_all()

    async def get(self) -> int:
        async with self.condition:
            while not self.items:
                await self.condition.wait()
            item = self.items.pop(0)
            self.condition.notify_all()
            return item


async def produce(buffer: Buffer, items: list[int]) -> None:
    for item in items:
        await buffer.put(item)


async def consume(buffer: Buffer, count: int) -> list[int]:
    taken = []
    for _ in range(count):
        taken.append(await buffer.get())
    return taken


class Gate:
    def __init__(self) -> None:
        self.is_open = False
        self.condition = asyncio.Condition()
        self.passed: list[str] = []

    async def enter(self, name: str) -> None:
        async with self.condition:
            await self.condition.wait()
            self.passed.append(name)

    async def let_in(self, count: int) -> None:
        async with self.condition:
            self.condition.notify(count)


async def patient(gate: Gate) -> str:
    try:
        await asyncio.wait_for(gate.enter("late"), 0.01)
    except asyncio.TimeoutError:
        return "gave up"
    return "entered"


async def main() -> None:
    buffer = Buffer(2)
    consumer = asyncio.create_task(consume(buffer, 6))
    await asyncio.gather(
        produce(buffer, [1, 2, 3]),
        produce(buffer, [10, 20, -30]),
    )
    taken = await consumer
    print(taken, sum(taken), buffer.fullest)
    gate = Gate()
    tasks = [asyncio.create_task(gate.enter(name)) for name in ("ann", "bob", "cé", "dan")]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(await patient(gate))
    await gate.let_in(1)
    await asyncio.sleep(0.001)
    print(gate.passed)
    await gate.let_in(2)
    await asyncio.sleep(0.001)
    print(gate.passed)
    await gate.let_in(5)
    await asyncio.gather(*tasks)
    print(gate.passed)


asyncio.run(main())
