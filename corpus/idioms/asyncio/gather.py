# ANCHOR: fetch
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return f"{name} done"
# ANCHOR_END: fetch


# ANCHOR: gather
async def main():
    users, orders = await asyncio.gather(fetch("users", 0.05), fetch("orders", 0.01))
    print(users)
    print(orders)
# ANCHOR_END: gather


# ANCHOR: main
asyncio.run(main())
# ANCHOR_END: main
