"""Errors that `gather` gives among the values, and a lock that `__post_init__` makes."""
import asyncio
from dataclasses import dataclass, field


@dataclass
class Ledger:
    limit: int = 1
    open: int = 0
    most: int = 0
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate = asyncio.Semaphore(self.limit)

    async def enter(self, name: str, amount: int) -> int:
        async with self.gate:
            self.open += 1
            self.most = max(self.most, self.open)
            try:
                if amount < 0:
                    raise ValueError(f"{name}: {amount}")
                await asyncio.sleep(0.01 * amount)
                return amount * 2
            finally:
                self.open -= 1

    async def try_enter(self, name: str, amount: int) -> int | None:
        try:
            return await asyncio.wait_for(self.enter(name, amount), 0.05)
        except asyncio.TimeoutError:
            self.lines.append(f"too slow: {name}")
            return None


class TooBig(Exception):
    pass


class Negative(ValueError):
    pass


async def half(n: int) -> int:
    await asyncio.sleep(0)
    if n > 100:
        raise TooBig(f"{n} is too big")
    if n < 0:
        raise Negative(f"{n} is negative")
    return n // 2


async def ratio(a, b):
    await asyncio.sleep(0.001)
    return a / b


async def note(log, text):
    if not text:
        raise ValueError("no text")
    log.append(text)


async def find(name):
    await asyncio.sleep(0)
    table = {"a": [1, 2], "b": []}
    if name == "x":
        raise LookupError("x is not a name")
    return table.get(name)


async def main():
    ledger = Ledger(limit=2)
    entries = [("a", 1), ("b", 900), ("c", -1), ("d", 2)]
    answers = await asyncio.gather(*(ledger.try_enter(n, a) for n, a in entries), return_exceptions=True)
    for (name, _), answer in zip(entries, answers):
        if isinstance(answer, Exception):
            print(name, "failed", answer)
        elif answer is not None:
            print(name, answer)
    print(answers)
    print(ledger.lines, ledger.open, ledger.most)
    results = await asyncio.gather(half(10), half(200), half(7), return_exceptions=True)
    for r in results:
        print("error" if isinstance(r, Exception) else "value", r)
    good = [r for r in results if not isinstance(r, Exception)]
    bad = [str(r) for r in results if isinstance(r, TooBig)]
    print(good, bad, len(results))
    print(sum(1 for r in results if isinstance(r, BaseException)))
    ratios = await asyncio.gather(ratio(1, 2), ratio(1, 0), return_exceptions=True)
    for r in ratios:
        if isinstance(r, ZeroDivisionError):
            print("cannot:", r)
        elif isinstance(r, float):
            print(f"{r:.2f}")
    print([type(r).__name__ for r in ratios])
    log = []
    outcomes = await asyncio.gather(note(log, "a"), note(log, ""), note(log, "c"), return_exceptions=True)
    print(log, outcomes[0], [o is None for o in outcomes])
    for o in outcomes:
        if isinstance(o, Exception):
            print(type(o).__name__, o)
    found = await asyncio.gather(*[find(n) for n in ("a", "x", "c", "b")], return_exceptions=True)
    for name, answer in zip("axcb", found):
        if isinstance(answer, LookupError):
            print(name, "lookup", answer)
        elif answer is None:
            print(name, "none")
        elif isinstance(answer, list):
            print(name, len(answer))


asyncio.run(main())
