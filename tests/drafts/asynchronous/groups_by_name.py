"""A task group, its failures, and results kept by name."""
import asyncio


class FetchError(Exception):
    pass


async def fetch(name: str, delay: float, fail: bool = False) -> dict[str, int]:
    await asyncio.sleep(delay)
    if fail:
        raise FetchError(f"{name} failed")
    return {"size": len(name)}


async def good() -> None:
    async with asyncio.TaskGroup() as tg:
        tasks = {name: tg.create_task(fetch(name, d)) for name, d in [("alpha", 0.01), ("be", 0)]}
    for name, task in tasks.items():
        print(name, task.result())


async def bad() -> None:
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fetch("one", 0.001))
            tg.create_task(fetch("two", 0.002, fail=True))
            tg.create_task(fetch("three", 5))
    except* FetchError as group:
        for error in group.exceptions:
            print("error:", error)
    except* ValueError as group:
        print("value errors", len(group.exceptions))


async def main() -> None:
    await good()
    await bad()
    first, second = await asyncio.gather(fetch("x", 0), fetch("yy", 0, True), return_exceptions=True)
    print(first, repr(second))


if __name__ == "__main__":
    asyncio.run(main())
