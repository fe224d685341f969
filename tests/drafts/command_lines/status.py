import argparse
import sys

INVENTORY = {"apple": 3, "pear": 0}


def cmd_show(args: argparse.Namespace) -> int:
    if args.name not in INVENTORY:
        print(f"no {args.name}", file=sys.stderr)
        return 2
    count = INVENTORY[args.name]
    if args.verbose:
        print("looking for", args.name)
    print(f"{args.name}: {count}")
    return 0 if count else 1


def cmd_total(args: argparse.Namespace) -> int:
    if args.verbose:
        print("adding up")
    print(sum(INVENTORY.values()))
    return 0


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="stock", description="Looks into the stock.")
    parser.add_argument("--version", action="version", version="%(prog)s 1.2")
    parser.add_argument("-v", "--verbose", action="store_true", help="say more")
    sub = parser.add_subparsers(dest="command", required=True, help="commands")
    show = sub.add_parser("show", help="show one thing")
    show.add_argument("name", help="the thing")
    show.set_defaults(handler=cmd_show)
    total = sub.add_parser("total", help="add all up")
    total.set_defaults(handler=cmd_total)
    args = parser.parse_args(argv)
    return args.handler(args)


if __name__ == "__main__":
    for words in (["show", "apple"], ["-v", "show", "pear"], ["total"], ["show", "fig"]):
        print("->", main(words))
    try:
        main(["nothing"])
    except SystemExit as error:
        print("ended with", error.code)
    try:
        main(["--version"])
    except SystemExit as error:
        print("ended with", error.code)
    sys.exit(main(["-v", "total"]))
