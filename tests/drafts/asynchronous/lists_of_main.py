# A list of the module that `main` and its tasks use, and nobody else.
import asyncio

stored = []


async def store(x):
    await asyncio.sleep(0.01)
    stored.append(x)
    print(f"Stored: {stored}")


async def main():
    await store(1)
    await asyncio.gather(store(-2), store(3))
    print(len(stored), stored[-1])


asyncio.run(main())
