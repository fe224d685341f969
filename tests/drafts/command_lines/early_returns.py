import argparse


def handle(args, tasks):
    if args.command == "add":
        tasks.append(args.text)
        print(f"Added #{len(tasks)}: {args.text}")
        return 0
    if args.command == "remove":
        if not 1 <= args.number <= len(tasks):
            print("No such task")
            return 1
        removed = tasks.pop(args.number - 1)
        print(f"Removed {removed}")
        return 0
    for i, task in enumerate(tasks, 1):
        if args.filter is None or args.filter in task:
            print(i, task)
    return 0


def build_parser() -> argparse.ArgumentParser:
    """Builds it."""
    p = argparse.ArgumentParser(
        prog="tasks",
        description="Manage tasks",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    s = p.add_subparsers(dest="command", required=True, metavar="COMMAND")
    # adding
    a = s.add_parser("add")
    a.add_argument("text", help="what to do")
    r = s.add_parser("remove")
    r.add_argument("number", type=int)
    l = s.add_parser("list")
    l.add_argument("--filter", metavar="TEXT")
    return p


def main() -> None:
    tasks: list[str] = []
    parser = build_parser()
    for argv in [["add", "write"], ["add", "read a book"], ["list"], ["remove", "3"], ["remove", "1"], ["list", "--filter", "x"], ["list"]]:
        args = parser.parse_args(argv)
        status = handle(args, tasks)
        if status:
            print("status", status)


if __name__ == "__main__":
    main()
