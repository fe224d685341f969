# A name for the type of coroutine functions.
import asyncio
from typing import Awaitable, Callable

Handler = Callable[[str], Awaitable[None]]


class Bus:
    def __init__(self) -> None:
        self.handlers: dict[str, list[Handler]] = {}

    def on(self, name: str, handler: Handler) -> None:
        self.handlers.setdefault(name, []).append(handler)

    async def emit(self, name: str, text: str) -> int:
        handlers = self.handlers.get(name, [])
        for handler in handlers:
            await handler(text)
        return len(handlers)


async def shout(text: str) -> None:
    print(text.upper())


async def whisper(text: str) -> None:
    await asyncio.sleep(0)
    print(text.lower())


async def main() -> None:
    bus = Bus()
    bus.on("say", shout)
    bus.on("say", whisper)
    bus.on("hush", whisper)
    print(await bus.emit("say", "Héllo"), await bus.emit("none", "x"))
    print(await bus.emit("hush", "ABC"))


asyncio.run(main())
