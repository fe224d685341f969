# ANCHOR: unawaited
import asyncio
import warnings

saved = []


async def save(entry):
    await asyncio.sleep(0)
    saved.append(entry)


async def main():
    save("lost")
    await save("kept")
# ANCHOR_END: unawaited
# ANCHOR: main


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    # PAIR: started
    asyncio.run(main())
print(saved)
# ANCHOR_END: main
