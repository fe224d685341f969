"""Answers that come late or never, parts up to a separator, and more than a connection takes at once."""
import asyncio


class Service:
    def __init__(self, delay):
        self.delay = delay
        self.server = None
        self.requests = 0

    async def start(self):
        self.server = await asyncio.start_server(self.answer, host="127.0.0.1", port=0)
        return self.server.sockets[0].getsockname()[1]

    async def answer(self, reader, writer):
        self.requests += 1
        command = await reader.readuntil(b";")
        if command == b"slow;":
            await asyncio.sleep(self.delay)
            writer.close()
            return
        elif command == b"big;":
            writer.write(b"\n")
            for number in range(300):
                writer.write(f"{number},".encode() * 1000)
        writer.write(b"\ndone;rest")
        writer.write_eof()
        await writer.drain()
        writer.close()

    def stop(self):
        if self.server is not None:
            self.server.close()


async def ask(port, command):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(command)
    await writer.drain()
    try:
        first = await asyncio.wait_for(reader.readline(), timeout=0.1)
    except asyncio.TimeoutError:
        writer.close()
        return "too late"
    rest = b""
    while not reader.at_eof():
        rest += await reader.read(5000)
    writer.close()
    await writer.wait_closed()
    return f"{first!r} {len(rest)} {rest.endswith(b';rest')} {reader.at_eof()}"


async def main():
    service = Service(0.3)
    port = await service.start()
    print(await ask(port, b"quick;"))
    print(await ask(port, b"slow;"))
    print(await ask(port, b"big;"))
    await asyncio.sleep(0.4)
    service.stop()
    print(service.requests)


if __name__ == "__main__":
    asyncio.run(main())
