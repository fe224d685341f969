# ANCHOR: sleep
import asyncio

log = []


async def tick(name, delay):
    await asyncio.sleep(delay)
    log.append(name)
# ANCHOR_END: sleep
# ANCHOR: main


async def main():
    # PAIR: together
    await asyncio.gather(tick("slow", 0.05), tick("quick", 0.001))
    # PAIR: log
    print(*log)


asyncio.run(main())
# ANCHOR_END: main
