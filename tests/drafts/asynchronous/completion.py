import asyncio
import time


def blocking(name: str, n: int) -> str:
    time.sleep(0.01)
    return f"{name}{n * 2}"


def parse(text: str) -> int:
    if not text.isdigit():
        raise ValueError(f"not a number: {text}")
    return int(text)


async def fetch(n: int, delay: float) -> int:
    await asyncio.sleep(delay)
    return n


async def main() -> None:
    print(await asyncio.to_thread(blocking, "x", 21))
    for text in ["12", "no"]:
        try:
            print(await asyncio.to_thread(parse, text))
        except ValueError as error:
            print(error)
    tasks = [asyncio.create_task(fetch(n, d)) for n, d in [(1, 0.03), (2, 0.01), (3, 0.02)]]
    for finished in asyncio.as_completed(tasks):
        print("first:", await finished)
    for coro in asyncio.as_completed([fetch(4, 0.02), fetch(5, 0.01)]):
        result = await coro
        print(result)


asyncio.run(main())
