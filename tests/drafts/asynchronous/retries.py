"""Retries with growing delays."""
import asyncio


class Flaky(Exception):
    def __init__(self, attempt: int) -> None:
        super().__init__(f"attempt {attempt} failed")
        self.attempt = attempt


class Service:
    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.calls = 0

    async def call(self) -> str:
        self.calls += 1
        await asyncio.sleep(0.001)
        if self.calls <= self.failures:
            raise Flaky(self.calls)
        return f"ok after {self.calls}"


async def with_retries(service: Service, attempts: int, delay: float = 0.002) -> str:
    for attempt in range(1, attempts + 1):
        try:
            return await service.call()
        except Flaky as error:
            print("retry:", error, error.attempt)
            if attempt == attempts:
                raise
            await asyncio.sleep(delay * attempt)
    return "unreachable"


async def main() -> None:
    print(await with_retries(Service(2), 5))
    try:
        await with_retries(Service(9), 2)
    except Flaky as error:
        print("gave up:", error)


asyncio.run(main())
