"""An upper-casing echo service over asyncio streams."""
import asyncio


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        line = await reader.readline()
        if not line:
            break
        text = line.decode().rstrip("\n")
        if text == "quit":
            writer.write(b"bye\n")
            await writer.drain()
            break
        writer.write(f"{text.upper()}\n".encode())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def talk(port: int, lines: list[str]) -> list[str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers: list[str] = []
    for line in lines:
        writer.write((line + "\n").encode())
        await writer.drain()
        answer = await reader.readline()
        answers.append(answer.decode().strip())
    writer.close()
    await writer.wait_closed()
    return answers


async def main() -> None:
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        print(await talk(port, ["hello", "wörld", "quit"]))
        both = await asyncio.gather(talk(port, ["a", "b"]), talk(port, ["c"]))
        for answers in both:
            print(len(answers), answers)
    print("done")


if __name__ == "__main__":
    asyncio.run(main())
