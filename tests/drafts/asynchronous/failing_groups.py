"""Groups of tasks of which some fail, and handlers for their errors."""

import asyncio


class Refused(Exception):
    def __init__(self, name, code):
        super().__init__(f"{name} refused with {code}")
        self.code = code


async def work(name, delay, kind=""):
    try:
        await asyncio.sleep(delay)
    finally:
        print("cleanup", name)
    if kind == "value":
        raise ValueError(f"bad {name}")
    if kind == "refused":
        raise Refused(name, -3)
    print("done", name)
    return len(name)


async def quiet(n):
    await asyncio.sleep(0)
    return n


async def several():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("a", 0.001))
            tg.create_task(work("b", 0.01, "value"))
            tg.create_task(work("ä", 0.01, "refused"))
            tg.create_task(work("late", 5))
            tg.create_task(quiet(3))
    except* ValueError as group:
        for error in group.exceptions:
            print("value:", error)
    except* Refused as group:
        print("refused:", len(group.exceptions), [str(e) for e in group.exceptions])
    print("several is done")


async def none_fails():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("x", 0.002))
            tg.create_task(quiet(-1))
    except* ValueError:
        print("never")
    except* Refused:
        print("never")


async def as_a_whole():
    try:
        async with asyncio.TaskGroup() as tg:
            for name in ["p", "q"]:
                tg.create_task(work(name, 0.001, "value"))
    except ExceptionGroup as group:
        print(len(group.exceptions), group.exceptions[0])


async def main():
    await several()
    await none_fails()
    await as_a_whole()


asyncio.run(main())
