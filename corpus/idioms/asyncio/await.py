# ANCHOR: await
import asyncio


async def price(article):
    await asyncio.sleep(0)
    if article == "jam":
        raise KeyError(article)
    return len(article)


async def total(articles):
    result = 0
    for article in articles:
        result += await price(article)
    return result
# ANCHOR_END: await
# ANCHOR: main


print(asyncio.run(total(["tea", "cup"])))
try:
    asyncio.run(total(["jam"]))
except KeyError as error:
    print("unknown:", error.args[0])
# ANCHOR_END: main
