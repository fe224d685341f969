# A class that is entered by `with` and by `async with`.
import asyncio


class Resource:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return self.n

    def __exit__(self, *args):
        print("out", self.n)

    async def __aenter__(self):
        return self.n + 1

    async def __aexit__(self, *args):
        print("out later", self.n)


async def main():
    async with Resource(3) as r:
        print(r)
    with Resource(5) as s:
        print(s)


asyncio.run(main())
