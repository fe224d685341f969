# ANCHOR: task
import asyncio


async def bake(name):
    await asyncio.sleep(0.01)
    return name + " baked"


async def morning():
    task = asyncio.create_task(bake("bread"))
    print("coffee meanwhile")
    return await task
# ANCHOR_END: task
# ANCHOR: main


print(asyncio.run(morning()))
# ANCHOR_END: main
