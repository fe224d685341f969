# A table of coroutine functions, of which some fail.
import asyncio


async def ping(args):
    return "pong"


async def echo(args):
    await asyncio.sleep(0)
    return " ".join(args)


async def fail(args):
    if not args:
        raise ValueError("no arguments")
    return args[-1]


COMMANDS = {"ping": ping, "echo": echo, "fail": fail}


async def run(line):
    name, *args = line.split()
    command = COMMANDS.get(name)
    if command is None:
        return f"unknown: {name}"
    try:
        return await command(args)
    except ValueError as e:
        return f"error: {e}"


async def main():
    for line in ["ping", "echo a é", "fail", "fail 1 2", "what"]:
        print(await run(line))


asyncio.run(main())
