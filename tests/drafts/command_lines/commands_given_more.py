import argparse


class Store:
    def __init__(self):
        self.items = {}


def add(store: Store, args: argparse.Namespace) -> None:
    store.items[args.name] = store.items.get(args.name, 0) + args.count
    print(args.name, store.items[args.name])


def take(store: Store, args: argparse.Namespace) -> None:
    store.items[args.name] -= args.count
    print(args.name, store.items[args.name])


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tool")
    parser.add_argument("-v", "--verbose", action="store_true")
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add")
    adding.add_argument("name")
    adding.add_argument("count", type=int, nargs="?", default=1)
    adding.set_defaults(func=add)
    taking = commands.add_parser("take")
    taking.add_argument("name")
    taking.add_argument("count", type=int)
    taking.set_defaults(func=take)
    return parser


def main(argv: list[str], store: Store) -> int:
    args = build_parser().parse_args(argv)
    args.func(store, args)
    return 0


store = Store()
for line in ("add bolt 40", "add glue", "take bolt 7"):
    print("status", main(line.split(), store))
