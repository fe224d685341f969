"""Tasks that are kept in a list, gathered, and asked afterwards what came of them."""
import asyncio


class Refused(Exception):
    pass


async def fetch(name: str, delay: float) -> int:
    await asyncio.sleep(delay)
    if "x" in name:
        raise Refused(f"no {name}")
    return len(name)


async def all_of(names: list[str]) -> None:
    tasks = [asyncio.create_task(fetch(name, 0.001 * len(name))) for name in names]
    try:
        sizes = await asyncio.gather(*tasks)
        print("sizes", sizes)
    except Refused as error:
        print("refused:", error)
    await asyncio.sleep(0.02)
    for name, task in zip(names, tasks):
        if task.exception() is None:
            print(name, task.done(), task.result())
        else:
            print(name, task.done(), repr(task.exception()))


async def main() -> None:
    await all_of(["a", "éé", "ccc"])
    await all_of(["dddd", "x", "xx", "ee"])
    await all_of([])


asyncio.run(main())
