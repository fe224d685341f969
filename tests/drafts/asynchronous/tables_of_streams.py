"""Dicts out of asynchronous iterators, with filters, keys that come twice, and nothing at all."""
import asyncio


async def pages(total: int, size: int):
    for start in range(0, total, size):
        await asyncio.sleep(0)
        yield list(range(start, min(start + size, total)))


async def words(text: str):
    for word in text.split():
        await asyncio.sleep(0)
        yield word


async def counted(text: str) -> dict[str, int]:
    return {word: len(word) async for word in words(text) if word != "ü"}


async def main() -> None:
    print({len(p): p[0] async for p in pages(5, 2)})
    print(await counted("a bb ü éé a"), await counted(""))
    firsts = {word[0]: word.upper() async for word in words("kiwi kaki äpfel") if len(word) > 4}
    print(firsts)


asyncio.run(main())
