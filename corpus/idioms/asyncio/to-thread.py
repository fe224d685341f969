# ANCHOR: thread
import asyncio
import time


def read_slowly(name):
    time.sleep(0.01)
    return name.upper()


async def load(name):
    return await asyncio.to_thread(read_slowly, name)
# ANCHOR_END: thread
# ANCHOR: main


async def main():
    print(await asyncio.gather(load("ada"), load("ben")))


asyncio.run(main())
# ANCHOR_END: main
