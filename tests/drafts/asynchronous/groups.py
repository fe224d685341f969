import asyncio


async def job(name, delay):
    print(f"{name} started")
    await asyncio.sleep(delay)
    print(f"{name} finished")
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(job("a", 0.02))
        b = group.create_task(job("b", 0.01))
        print("created")
    print(a.result(), b.result())
    async with asyncio.TaskGroup() as tg:
        for i in range(3):
            tg.create_task(job(f"j{i}", 0.01 * (3 - i)))
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(job(n, 0.01)) for n in ("x", "y")]
    print([t.result() for t in tasks])


if __name__ == "__main__":
    asyncio.run(main())
