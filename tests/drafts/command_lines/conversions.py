import argparse
from dataclasses import dataclass


@dataclass
class Size:
    width: int
    height: int


def size(text: str) -> Size:
    try:
        w, h = text.split("x")
        return Size(int(w), int(h))
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a size: {text!r}")


def percent(text):
    return float(text.rstrip("%")) / 100


def main(argv):
    parser = argparse.ArgumentParser(prog="scale")
    parser.add_argument("size", type=size, help="as 3x4")
    parser.add_argument("--by", type=percent, default=0.5)
    parser.add_argument("--only", type=str, choices=["w", "h"])
    args = parser.parse_args(argv)
    s = args.size
    if args.only == "w":
        print(s.width * args.by)
    elif args.only == "h":
        print(s.height * args.by)
    elif args.only is None:
        print(s.width * args.by, s.height * args.by)


for argv in ("3x4", "10x20 --by 25%", "3x4 --only h", "34", "3xy", "3x4 --by no", "3x4 --only z"):
    try:
        main(argv.split())
    except SystemExit as e:
        print("status", e.code)
