# ANCHOR: run
import asyncio


async def work():
    await asyncio.sleep(0)
    return "done"


def from_ordinary_code():
    return asyncio.run(work())
# ANCHOR_END: run


# ANCHOR: main
async def main():
    print(await work())
    print(await asyncio.to_thread(from_ordinary_code))


asyncio.run(main())
# ANCHOR_END: main
