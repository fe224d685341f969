"""Commands with an argument of the same name each, and what the root of all loggers writes."""
import argparse
import logging
import sys

log = logging.getLogger("notes")


def add(args):
    tags = args.tag or ["none"]
    log.info("adding %s", args.text)
    print(args.store, args.text, ",".join(tags))
    return len(tags)


def show(args):
    logging.getLogger("notes.show").warning("asked for %r", args.tag)
    print(args.store, "all" if args.tag is None else args.tag.upper(), args.limit)
    return args.limit


def count(args):
    print(args.store, args.tag + 1)
    return args.tag


def main(argv):
    parser = argparse.ArgumentParser(prog="notes")
    parser.add_argument("--store", default="notes.json")
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add")
    adding.add_argument("text")
    adding.add_argument("-t", "--tag", action="append")
    adding.set_defaults(func=add)
    showing = commands.add_parser("show")
    showing.add_argument("-t", "--tag")
    showing.add_argument("--limit", type=int, default=5)
    showing.set_defaults(func=show)
    counting = commands.add_parser("count")
    counting.add_argument("--tag", type=int, default=0)
    counting.set_defaults(func=count)
    args = parser.parse_args(argv)
    return args.func(args)


if __name__ == "__main__":
    root = logging.getLogger()
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for line in [["add", "milk", "-t", "a", "--tag", "b"], ["add", "tea"], ["show", "-t", "a"], ["show"], ["--store", "x", "count", "--tag", "4"]]:
        print("->", main(line))
