"""A stream as a default that a call overrides, and one whose function is a value: both stay open."""
import sys


def show(text: str, out=sys.stdout) -> None:
    print(text, file=out)


def tell(text: str, out=sys.stdout) -> None:
    print(text, file=out)


show("a")
show("b", sys.stderr)
for say in [tell]:
    say("c")
