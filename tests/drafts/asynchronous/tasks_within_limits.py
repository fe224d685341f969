"""`wait_for` of a task, which is cancelled when its time is over."""

import asyncio


async def slow(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print("slept", name)
        return name
    finally:
        print("cleanup", name)


async def telling():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("told")
        raise
    finally:
        print("told at last")


async def main():
    try:
        await asyncio.wait_for(asyncio.create_task(telling()), timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout of what tells")
    task = asyncio.create_task(slow("a", 5))
    try:
        await asyncio.wait_for(task, timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout", task.cancelled(), task.done())
    other = asyncio.create_task(slow("b", 0.001))
    print(await asyncio.wait_for(other, 1), other.cancelled())


asyncio.run(main())
