"""A client that connects again, and what nobody listens to."""
import asyncio


class Client:
    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def connect(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, text: str) -> str:
        if self.reader is None or self.writer is None:
            await self.connect()
        self.writer.write(text.encode() + b"\n")
        await self.writer.drain()
        answer = await self.reader.readline()
        return answer.decode().strip()

    async def close(self) -> None:
        if self.writer:
            self.writer.close()
            await self.writer.wait_closed()
            self.writer = None


async def double(reader, writer):
    async def answer(line):
        try:
            writer.write(f"{int(line) * 2}\n".encode())
        except ValueError as error:
            writer.write(f"error: {error}\n".encode())
        await writer.drain()

    while line := await reader.readline():
        await answer(line.decode().strip())
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(double, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = Client(port)
    for text in ["1", "-21", "x"]:
        print(await client.ask(text))
    await client.close()
    await client.close()
    print(await client.ask("7"))
    await client.close()
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        print("nobody listens")
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except OSError as error:
        print(str(error).replace(str(port), "PORT"))


asyncio.run(main())
