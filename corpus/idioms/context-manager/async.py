# ANCHOR: guard
import asyncio


async def record(log, lock, line):
    async with lock:
        await asyncio.sleep(0)
        log.append(line)
# ANCHOR_END: guard


# ANCHOR: manager
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
    log, lock = [], asyncio.Lock()
    await record(log, lock, "begun")
    async with Session() as session:
        print(await session.ask("tea"))
    # PAIR: log
    print(log)


asyncio.run(main())
# ANCHOR_END: use
