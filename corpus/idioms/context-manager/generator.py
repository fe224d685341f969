# ANCHOR: generator
from contextlib import contextmanager


@contextmanager
def section(title):
    print(f"<{title}>")
    try:
        yield len(title)
    finally:
        print(f"</{title}>")
# ANCHOR_END: generator
# ANCHOR: main


with section("intro") as width:
    print("-" * width)
# ANCHOR_END: main
