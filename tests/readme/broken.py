import asyncio

async def main(:
    await asyncio.gather(a(), b())

asyncio.run(main())
