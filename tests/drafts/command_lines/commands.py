import argparse


def run(argv):
    parser = argparse.ArgumentParser(description="files")
    parser.add_argument("--verbose", "-v", action="count", default=0)
    commands = parser.add_subparsers(dest="cmd")
    c = commands.add_parser("copy")
    c.add_argument("source")
    c.add_argument("target", nargs="?", default="out.txt")
    m = commands.add_parser("move")
    m.add_argument("source")
    m.add_argument("target")
    d = commands.add_parser("delete")
    d.add_argument("names", nargs="*")
    d.add_argument("--force", action="store_true")
    args = parser.parse_args(argv)
    if args.verbose > 1:
        print("very", args.verbose)
    if args.cmd == "copy":
        print("copy", args.source, args.target)
    elif args.cmd == "move":
        print(f"move {args.source} -> {args.target}")
    elif args.cmd == "delete":
        for name in args.names:
            print("delete", name, args.force)
        if not args.names:
            print("nothing")
    else:
        print("no command", args.cmd)


run(["copy", "a"])
run(["copy", "a", "b"])
run(["-vv", "move", "x", "y"])
run(["delete", "p", "q", "--force"])
run(["delete"])
run([])
