import argparse
import sys


class Store:
    def __init__(self):
        self.items: dict[str, int] = {}

    def add(self, name: str, count: int) -> None:
        self.items[name] = self.items.get(name, 0) + count


STORE = Store()


def cmd_add(args):
    STORE.add(args.name, args.count)


def cmd_show(args):
    for name, count in STORE.items.items():
        if args.minimum <= count:
            print(name, count)


def main(argv=None):
    parser = argparse.ArgumentParser(description="A store")
    subparsers = parser.add_subparsers(title="commands", dest="cmd", required=True)

    parser_add = subparsers.add_parser("add", help="add things")
    parser_add.add_argument("name")
    parser_add.add_argument("count", type=int, nargs="?", default=1)
    parser_add.set_defaults(func=cmd_add)

    parser_show = subparsers.add_parser("show", help="show them")
    parser_show.add_argument("-m", "--minimum", type=int, default=0)
    parser_show.set_defaults(func=cmd_show)

    args = parser.parse_args(argv)
    return args.func(args)


if __name__ == "__main__":
    main(["add", "nail", "5"])
    main(["add", "screw"])
    main(["show"])
    main(["show", "-m", "2"])
    main(["add", "nail", "-2"])
    main(["show"])
