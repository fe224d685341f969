# ANCHOR: for
import asyncio


async def loud(words):
    for word in words:
        await asyncio.sleep(0)
        yield word.upper()


async def lengths(words):
    return [len(word) async for word in loud(words) if word != "OX"]
# ANCHOR_END: for
# ANCHOR: main


async def main():
    async for word in loud(["hen", "ox"]):
        print(word)
    print(await lengths(["hen", "ox", "horse"]))


asyncio.run(main())
# ANCHOR_END: main
