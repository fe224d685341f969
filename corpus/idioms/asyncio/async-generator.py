# ANCHOR: generator
import asyncio


async def readings(limit):
    # PAIR: each
    for value in range(limit):
        # PAIR: pause
        await asyncio.sleep(0)
        yield value * 10
# ANCHOR_END: generator
# ANCHOR: main


async def main():
    async for reading in readings(3):
        # PAIR: shown
        print(reading)


asyncio.run(main())
# ANCHOR_END: main
