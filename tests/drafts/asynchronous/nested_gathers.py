"""Groups of coroutines within groups, and a tree that is walked by coroutines."""
import asyncio

TREE = {"root": ["left", "right"], "left": ["leaf"], "right": [], "leaf": []}


async def step(name: str) -> int:
    print(name, "starts")
    await asyncio.sleep(0)
    print(name, "ends")
    return len(name)


async def group(name: str, size: int) -> int:
    print("group", name)
    lengths = await asyncio.gather(*(step(f"{name}{i}") for i in range(size)))
    print("group", name, "done")
    return sum(lengths)


async def depth(node: str) -> int:
    await asyncio.sleep(0)
    best = 0
    for child in TREE[node]:
        best = max(best, await depth(child))
    return best + 1


async def total(node: str) -> int:
    counts = await asyncio.gather(*(total(child) for child in TREE[node]))
    return 1 + sum(counts)


async def describe() -> tuple[str, int]:
    return "tree", len(TREE)


async def main() -> None:
    print(await asyncio.gather(group("a", 2), group("b", 3), step("alone")))
    count, described = await asyncio.gather(total("root"), describe())
    print(count, described)
    print([await depth(name) for name in ("left", "right", "root")])
    nothing = await asyncio.gather(*(step(name) for name in TREE["leaf"]))
    print(nothing)


if __name__ == "__main__":
    asyncio.run(main())
