# ANCHOR: fetch
import asyncio


async def fetch(name):
    await asyncio.sleep(0.01)
    if not name:
        raise ValueError("a name is missing")
    return f"{name} done"
# ANCHOR_END: fetch


# ANCHOR: gather
async def fetch_all(names):
    return await asyncio.gather(*(fetch(name) for name in names))


async def fetch_two():
    users, orders = await asyncio.gather(fetch("users"), fetch("orders"))
    return f"{users}, {orders}"
# ANCHOR_END: gather


# ANCHOR: main
async def main():
    print(await fetch_all(["one", "two", "three"]))
    print(await fetch_two())
    try:
        await fetch_all(["one", ""])
    except ValueError as error:
        print(error)


asyncio.run(main())
# ANCHOR_END: main
