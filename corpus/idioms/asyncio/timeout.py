# ANCHOR: timeout
import asyncio


async def answer(delay):
    await asyncio.sleep(delay)
    return 42


async def ask(delay):
    try:
        # PAIR: limited
        return await asyncio.wait_for(answer(delay), timeout=0.1)
    except asyncio.TimeoutError:
        return None
# ANCHOR_END: timeout
# ANCHOR: main


# PAIR: both-ends
print(asyncio.run(ask(0.001)), asyncio.run(ask(30)))
# ANCHOR_END: main
