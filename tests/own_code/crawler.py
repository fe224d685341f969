"""Fetches pages side by side, a few at a time."""

import asyncio
import time
from dataclasses import dataclass, field


@dataclass
class Page:
    url: str
    depth: int = 0
    links: list[str] = field(default_factory=list)

    def is_deep(self) -> bool:
        return self.depth > 2


class Limit:
    """How many may work at a time."""

    def __init__(self, most):
        self.most = most
        self.running = 0

    async def __aenter__(self):
        while self.running >= self.most:
            await asyncio.sleep(0.01)
        self.running += 1
        return self

    async def __aexit__(self, *exc):
        self.running -= 1


async def log(text):
    print(text)


async def fetch(page, limit):
    async with limit:
        time.sleep(0.1)
        log(f"fetched {page.url}")
        return Page(page.url, page.depth + 1)


async def main():
    limit = Limit(3)
    start = [Page(f"https://example.org/{n}") for n in range(6)]
    pages = await asyncio.gather(*(fetch(page, limit) for page in start))
    deep = {page.url for page in pages if page.is_deep()}
    print(len(pages), "pages,", len(deep), "deep")


asyncio.run(main())
