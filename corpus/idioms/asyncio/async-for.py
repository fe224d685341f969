# ANCHOR: for
import asyncio


async def loud(words):
    for word in words:
        await asyncio.sleep(0)
        if not word:
            raise ValueError("an empty word")
        yield word.upper()


async def lengths(words):
    return [len(word) async for word in loud(words) if word != "OX"]
# ANCHOR_END: for
# ANCHOR: main


async def main():
    async for word in loud(["hen", "ox"]):
        # PAIR: shown
        print(word)
    print(await lengths(["hen", "ox", "horse"]))
    try:
        await lengths(["hen", ""])
    except ValueError as error:
        print(error)


asyncio.run(main())
# ANCHOR_END: main
