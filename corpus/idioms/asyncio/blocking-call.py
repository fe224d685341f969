# ANCHOR: blocking
import asyncio
import subprocess


async def version():
    done = subprocess.run(["echo", "1.2"], capture_output=True, text=True)
    return done.stdout.strip()


async def version_without_blocking():
    process = await asyncio.create_subprocess_exec("echo", "1.2", stdout=subprocess.PIPE)
    output, _ = await process.communicate()
    return output.decode().strip()
# ANCHOR_END: blocking
# ANCHOR: main


print(asyncio.run(version()), asyncio.run(version_without_blocking()))
# ANCHOR_END: main
