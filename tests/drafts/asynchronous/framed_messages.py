"""Messages with their length before them, and connections that end in the middle of one."""
import asyncio


def framed(text: str) -> bytes:
    body = text.encode()
    return len(body).to_bytes(4, "big") + body


async def received(reader: asyncio.StreamReader) -> str:
    head = await reader.readexactly(4)
    body = await reader.readexactly(int.from_bytes(head, "big"))
    return body.decode()


async def main() -> None:
    seen: list[str] = []
    over = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                text = await received(reader)
            except asyncio.IncompleteReadError as error:
                seen.append(f"ended: {error}")
                break
            seen.append(text)
            writer.write(framed(text[::-1]))
            await writer.drain()
        writer.close()
        over.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(host, server.is_serving())
    reader, writer = await asyncio.open_connection(host, port)
    for text in ["hello", "", "wörld", "x" * 70000]:
        writer.write(framed(text))
        answer = await received(reader)
        print(len(answer), answer[:10])
    writer.write(b"\0\0\0\x05ab")
    print(writer.is_closing())
    writer.close()
    print(writer.is_closing())
    await writer.wait_closed()
    await over.wait()
    server.close()
    await server.wait_closed()
    print(server.is_serving())
    for text in seen:
        print(len(text), text[:60])


asyncio.run(main())
