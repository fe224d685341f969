from dataclasses import dataclass


@dataclass
class Move:
    x: int
    y: int


@dataclass
class Pen:
    down: bool


@dataclass
class Repeat:
    times: int
    body: list["Move | Pen | Repeat"]


Command = Move | Pen | Repeat


def parse(line: str) -> Command | None:
    words = line.split()
    if not words:
        return None
    match words:
        case ["move", x, y]:
            return Move(int(x), int(y))
        case ["pen", state]:
            return Pen(state == "down")
        case _:
            return None


def run(commands: list[Command], log: list[str]) -> int:
    steps = 0
    for command in commands:
        match command:
            case Move(x, y) if x < 0:
                log.append(f"left {-x} {y}")
                steps += 1
            case Move(x=x, y=y):
                log.append(f"move {x} {y}")
                steps += 1
            case Pen(down=True):
                log.append("down")
            case Pen():
                log.append("up")
            case Repeat(times, body):
                for _ in range(times):
                    steps += run(body, log)
    return steps


log: list[str] = []
commands: list[Command] = []
for line in ["move 1 2", "pen down", "", "bad", "move -3 4", "pen up"]:
    command = parse(line)
    if command is None:
        print("skipped", repr(line))
        continue
    commands.append(command)
commands.append(Repeat(2, [Move(5, 6), Pen(True)]))
print(run(commands, log))
print(log)
print(commands[-1])
