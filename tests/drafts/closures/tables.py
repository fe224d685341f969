"""Functions in tables: they give texts of their own and of the source, some fail, some are builtins."""
import operator


class Shell:
    def __init__(self):
        self.items = []
        self.done = False


def cmd_add(shell, args):
    shell.items.extend(args)
    return f"{len(shell.items)} items"


def cmd_drop(shell, args):
    for name in args:
        if name not in shell.items:
            raise KeyError(name)
        shell.items.remove(name)
    return "dropped"


def cmd_list(shell, args):
    return ", ".join(shell.items) or "empty"


def cmd_quit(shell, args):
    shell.done = True
    return "bye"


COMMANDS = {"add": cmd_add, "drop": cmd_drop, "list": cmd_list, "quit": cmd_quit}


def run(lines):
    shell = Shell()
    for line in lines:
        name, *args = line.split()
        command = COMMANDS.get(name)
        if command is None:
            print(f"no such command: {name} (known: {', '.join(sorted(COMMANDS))})")
            continue
        try:
            print(command(shell, args))
        except KeyError as e:
            print("no item", e)
        if shell.done:
            break


OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "/": operator.truediv,
    "max": max,
    "min": min,
}


def calculate(a, op, b):
    if op not in OPERATORS:
        raise ValueError(f"unknown operator {op!r}")
    try:
        return OPERATORS[op](a, b)
    except ZeroDivisionError:
        return None


PARSERS = {"int": int, "float": float, "shout": lambda text: text.upper()}
STATISTICS = {"mean": lambda xs: sum(xs) / len(xs), "max": max, "total": sum, "count": len}
STEPS = [("upper", str.upper), ("title", str.title), ("reversed", lambda text: text[::-1])]

run(["add a b c", "drop b", "list", "drop z", "jump", "quit", "list"])
for a, op, b in [(1.5, "+", 2.0), (7.0, "/", 2.0), (7.0, "/", 0.0), (3.0, "max", 4.5), (3.0, "min", 4.5)]:
    print(a, op, b, "=", calculate(a, op, b))
try:
    calculate(1.0, "%", 2.0)
except ValueError as e:
    print(e)
print([STATISTICS[name]([4, 8, 15, 16]) for name in ("max", "total", "count")], STATISTICS["mean"]([4, 8, 15]))
for name, step in STEPS:
    print(name, step("hello world"))
for kind, text in [("int", "42"), ("int", "4x"), ("float", "2.5")]:
    try:
        print(PARSERS[kind](text))
    except ValueError as e:
        print("bad:", e)
