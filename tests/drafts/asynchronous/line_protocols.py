"""A tiny key-value protocol; the client reads until the end."""
import asyncio


class Store:
    def __init__(self):
        self.data = {}
        self.commands = 0

    async def handle(self, reader, writer):
        peer = writer.get_extra_info("peername")
        assert peer[0] == "127.0.0.1"
        while not reader.at_eof():
            line = await reader.readline()
            if not line:
                break
            self.commands += 1
            parts = line.decode().split()
            if parts[0] == "SET" and len(parts) == 3:
                self.data[parts[1]] = parts[2]
                writer.write(b"OK\r\n")
            elif parts[0] == "GET" and len(parts) == 2:
                value = self.data.get(parts[1], "-")
                writer.write(value.encode() + b"\r\n")
            else:
                writer.write(b"ERR\r\n")
            await writer.drain()
        writer.close()


async def request(port, commands):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\n".join(commands).encode() + b"\n")
    writer.write_eof()
    await writer.drain()
    data = await reader.read()
    writer.close()
    return data.decode().splitlines()


async def main():
    store = Store()
    server = await asyncio.start_server(store.handle, host="127.0.0.1", port=0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        print(await request(port, ["SET a 1", "GET a", "GET b"]))
        print(await request(port, ["DEL a", "GET a"]))
    print(store.commands, store.data)


if __name__ == "__main__":
    asyncio.run(main())
