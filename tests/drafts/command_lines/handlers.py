import argparse


def cmd_add(args):
    print("add", args.title, args.priority, args.tags or [])
    return 0


def cmd_list(args):
    print("list", args.all)
    return 0


def cmd_clear(args):
    print("clear")
    return 1


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="todo")
    sub = parser.add_subparsers(dest="command", required=True)
    p = sub.add_parser("add", help="add one")
    p.add_argument("title")
    p.add_argument("-p", "--priority", type=int, choices=range(1, 6), default=3)
    p.add_argument("--tag", action="append", dest="tags")
    p.set_defaults(func=cmd_add)
    q = sub.add_parser("list")
    q.add_argument("--all", action="store_true")
    q.set_defaults(func=cmd_list)
    r = sub.add_parser("clear")
    r.set_defaults(func=cmd_clear)
    return parser


def main(argv=None):
    parser = make_parser()
    args = parser.parse_args(argv)
    return args.func(args)


for line in ("add milk", "add bread -p 1 --tag a --tag b", "list", "list --all", "clear"):
    print(main(line.split()))
