"""What is done where work is cancelled, and where its time is over."""
import asyncio


async def measured(seen):
    try:
        for number in range(100):
            seen.append(number)
            await asyncio.sleep(5)
        return len(seen)
    except asyncio.CancelledError:
        seen.clear()
        raise


async def cleaned(seen):
    try:
        await asyncio.sleep(5)
    finally:
        seen.append(-1)


async def main():
    seen = []
    work = asyncio.create_task(measured(seen))
    await asyncio.sleep(0.01)
    print(seen)
    work.cancel()
    try:
        print(await work)
    except asyncio.CancelledError:
        print("main saw it", seen)
    try:
        await asyncio.wait_for(cleaned(seen), 0.01)
    except asyncio.TimeoutError:
        print(seen)


asyncio.run(main())
