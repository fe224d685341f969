"""A room in which each says what all others hear."""
import asyncio


class Room:
    def __init__(self) -> None:
        self.members: dict[str, asyncio.StreamWriter] = {}
        self.log: list[str] = []

    async def tell(self, sender: str, text: str) -> None:
        for name, writer in self.members.items():
            if name != sender:
                writer.write(f"{sender}: {text}\n".encode())
        self.log.append(text)

    async def join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        name = (await reader.readline()).decode().strip()
        self.members[name] = writer
        writer.write(b"welcome\n")
        await writer.drain()
        while True:
            data = await reader.readline()
            if not data:
                break
            await self.tell(name, data.decode().rstrip())
        del self.members[name]
        writer.close()


async def enter(port: int, name: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(name.encode() + b"\n")
    print(name, (await reader.readline()).decode().strip())
    return reader, writer


async def main() -> None:
    room = Room()
    async with await asyncio.start_server(room.join, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        ann, ann_says = await enter(port, "ann")
        bob, bob_says = await enter(port, "bob")
        ann_says.write("héllo\n".encode())
        await ann_says.drain()
        print((await bob.readline()).decode().strip())
        bob_says.write(b"hi\nbye\n")
        print((await ann.readline()).decode().strip())
        print((await ann.readline()).decode().strip())
        bob_says.close()
        await bob_says.wait_closed()
        while len(room.members) > 1:
            await asyncio.sleep(0.001)
        print(list(room.members), room.log)
        ann_says.close()
        await ann_says.wait_closed()
    print("closed")


asyncio.run(main())
