# ANCHOR: server
import asyncio


async def shout(reader, writer):
    # PAIR: read
    line = await reader.readline()
    writer.write(line.upper())
    await writer.drain()
    writer.close()
# ANCHOR_END: server
# ANCHOR: main


async def main():
    server = await asyncio.start_server(shout, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"good morning\n")
        # PAIR: answer
        print((await reader.readline()).decode().strip())
        writer.close()


asyncio.run(main())
# ANCHOR_END: main
