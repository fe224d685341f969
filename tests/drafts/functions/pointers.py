# Tables and lists of functions, and a class that keeps its callbacks.
from dataclasses import dataclass
from typing import Callable, Optional


def shout(text: str) -> str:
    return text.upper() + '!'


def whisper(text: str) -> str:
    return text.lower()


def reverse(text: str) -> str:
    return text[::-1]


VOICES = {'loud': shout, 'low': whisper}
STEPS = [shout, reverse, lambda text: text.replace('L', '1')]


def run(steps: list[Callable[[str], str]], text: str) -> str:
    for step in steps:
        text = step(text)
    return text


def pick(name: str) -> Optional[Callable[[str], str]]:
    return VOICES.get(name)


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, event: str, handler):
        self.handlers.setdefault(event, []).append(handler)

    def emit(self, event: str, payload: str) -> int:
        count = 0
        for handler in self.handlers.get(event, []):
            handler(payload)
            count += 1
        return count


@dataclass
class Command:
    name: str
    action: Callable[[int, int], int]

    def run(self, a: int, b: int) -> int:
        return self.action(a, b)


def greet(who: str):
    print('hello', who)


def power(a: int, b: int) -> int:
    return a ** b


print(run(STEPS, 'Hello'))
print(VOICES['low']('HEY'))
voice = pick('loud')
if voice:
    print(voice('abc'))
print(pick('none') is None)
bus = Bus()
bus.on('in', greet)
bus.on('in', lambda who: print('welcome', who))
bus.on('out', lambda who: print('bye', who))
print(bus.emit('in', 'Ann'), bus.emit('out', 'Bob'), bus.emit('x', 'Eve'))
for command in [Command('pow', power), Command('sub', lambda a, b: a - b)]:
    print(command.name, command.run(2, 5))
table = [('double', lambda n: n * 2), ('square', lambda n: n * n)]
for name, f in table:
    print(name, [f(n) for n in range(4)])
