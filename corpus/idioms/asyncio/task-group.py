# ANCHOR: group
import asyncio


async def sort_mail(letters):
    await asyncio.sleep(0)
    return sorted(letters)


async def all_mail(bags):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(sort_mail(bag)) for bag in bags]
    # PAIR: results
    return [task.result() for task in tasks]
# ANCHOR_END: group
# ANCHOR: main


print(asyncio.run(all_mail([[3, 1], [9, 2]])))
# ANCHOR_END: main
