"""What gather gives beside errors where the coroutines give tables and lists of texts of the program."""
import asyncio


async def sizes(name, fails=False):
    await asyncio.sleep(0)
    if fails:
        raise ValueError("no " + name)
    return {"size": len(name), "zeros": 0}


async def words(count):
    await asyncio.sleep(0)
    if count < 0:
        raise ValueError(f"{count}?")
    return ["yes", "nö"][:count]


async def twice(text, names):
    await asyncio.sleep(0)
    return f"{text}{len(names)}"


async def main():
    first, second = await asyncio.gather(sizes("xyz"), sizes("y", True), return_exceptions=True)
    print(first, repr(second))
    for outcome in await asyncio.gather(words(1), words(-1), words(0), return_exceptions=True):
        print(repr(outcome))
    print(await words(2), await sizes("é"))
    own = "x" * 3
    print(await asyncio.gather(twice("p", [own, "ü"]), twice("q", [own]), twice("r", ["1"]), twice("s", [])))
    print(own)


asyncio.run(main())
