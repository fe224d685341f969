"""Coroutines that do something where their time is over."""

import asyncio


async def slow(name):
    try:
        await asyncio.sleep(5)
        return "never"
    except asyncio.CancelledError:
        print("cancelled", name)
        await asyncio.sleep(0.001)
        print("after", name)
        raise
    finally:
        print("cleanup", name)


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("ignored")
    return 7


async def failing():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("at the end")


async def fast():
    try:
        await asyncio.sleep(0)
        return "fast"
    finally:
        print("fast is done")


async def main():
    try:
        await asyncio.wait_for(slow("ä"), timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(stubborn(), 0.01))
    try:
        await asyncio.wait_for(failing(), 0.01)
    except ValueError as error:
        print("failed", error)
    except asyncio.TimeoutError:
        print("never")
    print(await asyncio.wait_for(fast(), 1))
    print("end")


asyncio.run(main())
