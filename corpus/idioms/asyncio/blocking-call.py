# ANCHOR: blocking
import asyncio
import time


async def blocking():
    time.sleep(0.01)
    return "every task has waited"


async def waiting():
    await asyncio.sleep(0.01)
    return "only this task has waited"


async def in_a_thread():
    await asyncio.to_thread(time.sleep, 0.01)
    return "only this task has waited"
# ANCHOR_END: blocking
# ANCHOR: main


async def main():
    print(await blocking())
    print(await waiting())
    print(await in_a_thread())


asyncio.run(main())
# ANCHOR_END: main
