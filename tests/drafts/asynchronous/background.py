"""An object that owns a background task."""
import asyncio


class Heartbeat:
    def __init__(self, period: float) -> None:
        self.period = period
        self.beats = 0
        self.task: asyncio.Task | None = None

    async def run(self) -> None:
        while True:
            self.beats += 1
            await asyncio.sleep(self.period)

    def start(self) -> None:
        self.task = asyncio.create_task(self.run())

    def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()


async def main() -> None:
    heart = Heartbeat(0.01)
    heart.start()
    await asyncio.sleep(0.035)
    heart.stop()
    print(heart.beats >= 3)


asyncio.run(main())
