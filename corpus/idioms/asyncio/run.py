# ANCHOR: run
import asyncio


async def main():
    await asyncio.sleep(0)
    return "done"


def from_ordinary_code():
    return asyncio.run(main())


print(from_ordinary_code())
# ANCHOR_END: run
