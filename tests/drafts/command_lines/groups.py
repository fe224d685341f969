import argparse
import pathlib


def parse(argv):
    parser = argparse.ArgumentParser("conv")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--upper", action="store_true")
    group.add_argument("--lower", action="store_true")
    io = parser.add_argument_group("io")
    io.add_argument("-o", "--out", type=pathlib.Path, default=pathlib.Path("out.txt"))
    io.add_argument("--size", nargs=2, type=int)
    io.add_argument("--tags", nargs="*", default=[])
    parser.add_argument("--no-color", dest="color", action="store_false")
    parser.add_argument("words", nargs="*")
    return parser.parse_args(argv)


def show(args):
    text = " ".join(args.words)
    if args.upper:
        text = text.upper()
    elif args.lower:
        text = text.lower()
    print(text, args.color, args.out.name, args.tags)
    if args.size:
        width, height = args.size
        print(width * height)


show(parse(["Hello", "World"]))
show(parse(["--upper", "a", "b", "--no-color"]))
show(parse(["--lower", "-o", "x/y.bin", "QQ"]))
show(parse(["--size", "3", "4", "--tags", "t", "u"]))
