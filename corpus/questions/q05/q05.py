# ANCHOR: do-work
import asyncio


async def do_work():
    print("Work Started")
    await asyncio.sleep(0.05)  # Simulate I/O task
    print("Work Finished")
# ANCHOR_END: do-work


# ANCHOR: forgotten
async def main():
    # Incorrect call, does nothing
    do_work()
    print("Called without await")
    # ANCHOR_END: forgotten

    # ANCHOR: awaited
    # Correct call
    await do_work()
    print("Awaited")
    # ANCHOR_END: awaited

    # ANCHOR: task
    # Also correct: begin now, wait later
    task = asyncio.create_task(do_work())
    print("Handed to the event loop")
    await task
    # ANCHOR_END: task


# ANCHOR: run
asyncio.run(main())
# ANCHOR_END: run
