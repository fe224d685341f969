# ANCHOR: manager
import asyncio


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0)
        print("closed")

    async def ask(self, question):
        await asyncio.sleep(0)
        return question.upper() + "!"
# ANCHOR_END: manager
# ANCHOR: use


async def main():
    async with Session() as session:
        print(await session.ask("tea"))


asyncio.run(main())
# ANCHOR_END: use
