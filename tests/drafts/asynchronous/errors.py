"""What a coroutine raises is raised where it is awaited; the others go on."""
import asyncio


class FetchError(Exception):
    pass


async def fetch(url: str, delay: float = 0.01) -> str:
    await asyncio.sleep(delay)
    if "bad" in url:
        raise FetchError(f"cannot fetch {url}")
    print("fetched", url)
    return f"body of {url}"


async def fetch_all(urls: list[str]) -> list[str]:
    bodies = []
    for url in urls:
        try:
            bodies.append(await fetch(url))
        except FetchError as error:
            print("error:", error)
        finally:
            print("tried", url)
    return bodies


async def parse(text: str) -> int:
    await asyncio.sleep(0)
    return int(text)


async def retry(url: str, times: int) -> str | None:
    for attempt in range(times):
        try:
            return await fetch(url if attempt > 1 else f"bad {url}")
        except FetchError as error:
            print(f"attempt {attempt}: {error}")
            await asyncio.sleep(0.001)
    return None


async def main() -> None:
    print(await fetch_all(["a", "bad", "c"]))
    try:
        print(await asyncio.gather(fetch("late", 0.03), fetch("bad late", 0.02), fetch("bad", 0.01)))
    except FetchError as error:
        print("gather failed:", error)
    task = asyncio.create_task(fetch("bad task"))
    try:
        await task
    except FetchError as error:
        print("task failed:", error)
    for text in ["12", "x"]:
        try:
            print(await parse(text))
        except ValueError as error:
            print(error)
    print(await retry("page", 3))
    print(await retry("page", 2))
    await asyncio.sleep(0.03)
    await fetch("bad end")


if __name__ == "__main__":
    asyncio.run(main())
