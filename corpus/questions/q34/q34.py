# ANCHOR: coroutine
import asyncio
import concurrent.futures
import sys
import threading
import time

in_flight = peak = 0


async def fetch(name):
    global in_flight, peak
    # PAIR: one-more
    in_flight += 1
    peak = max(peak, in_flight)
    await asyncio.sleep(0.1)
    in_flight -= 1
    return f'{name} fetched'
# ANCHOR_END: coroutine


# ANCHOR: gather
async def concurrently():
    results = await asyncio.gather(fetch('a'), fetch('b'), fetch('c'))
    print(', '.join(results))
    print('in flight at once:', peak)
# ANCHOR_END: gather


# ANCHOR: submit
def from_another_thread(loop):
    future = asyncio.run_coroutine_threadsafe(fetch('d'), loop)
    return future.result()
# ANCHOR_END: submit


# ANCHOR: signal
async def signalled(loop):
    event = asyncio.Event()
    # PAIR: timer
    threading.Timer(0.02, loop.call_soon_threadsafe, [event.set]).start()
    # PAIR: timeout
    await asyncio.wait_for(event.wait(), timeout=5)
    print('event set by another thread')
# ANCHOR_END: signal


# ANCHOR: unsafe
async def not_signalled(loop):
    event = asyncio.Event()
    loop.call_later(0.3, lambda: None)  # the next thing that wakes the loop
    threading.Timer(0.02, event.set).start()
    started = time.perf_counter()
    await event.wait()
    late = time.perf_counter() - started
    print(f'set after 20 ms, noticed after {late * 1000:.0f} ms', file=sys.stderr)
# ANCHOR_END: unsafe


# ANCHOR: blocking
async def with_blocking_work():
    blocking = asyncio.create_task(asyncio.to_thread(time.sleep, 0.2))
    ticks = 0
    while not blocking.done():
        await asyncio.sleep(0.01)
        ticks += 1
    print('loop kept running:', 'yes' if ticks > 1 else 'no')
# ANCHOR_END: blocking


# ANCHOR: starved
async def compute_for(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def starved():
    async def other():
        return time.perf_counter() - started

    # PAIR: started
    started = time.perf_counter()
    computing = asyncio.create_task(compute_for(0.05))
    # PAIR: other
    waited = await asyncio.create_task(other())
    await computing
    print('the other task had to wait:', 'yes' if waited >= 0.05 else 'no')
# ANCHOR_END: starved


# ANCHOR: computing
def sum_of_squares(limit):
    return sum(n * n for n in range(1, limit + 1))


async def computed_elsewhere(loop):
    with concurrent.futures.ProcessPoolExecutor() as processes:
        # PAIR: elsewhere
        total = await loop.run_in_executor(processes, sum_of_squares, 100_000)
    print('sum of squares:', total)
# ANCHOR_END: computing


# ANCHOR: main
async def main():
    loop = asyncio.get_running_loop()
    await concurrently()
    print(await asyncio.to_thread(from_another_thread, loop))
    await signalled(loop)
    await not_signalled(loop)
    await with_blocking_work()
    await starved()
    await computed_elsewhere(loop)


if __name__ == '__main__':  # a child of the pool may import this file anew
    asyncio.run(main())
# ANCHOR_END: main
