# ANCHOR: stack
from contextlib import ExitStack


def merge(paths):
    with ExitStack() as stack:
        files = [stack.enter_context(open(path)) for path in paths]
        # PAIR: row
        return [line.rstrip("\n") for lines in zip(*files) for line in lines]
# ANCHOR_END: stack
# ANCHOR: main


for name, text in (("a", "1\n3\n5\n"), ("b", "2\n4\n")):
    with open(name, "w") as file:
        file.write(text)
print(*merge(["a", "b"]))
print(len(merge([])))
# ANCHOR_END: main
