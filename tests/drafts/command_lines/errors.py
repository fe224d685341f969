import argparse
import sys


def build():
    parser = argparse.ArgumentParser(prog="span")
    parser.add_argument("start", type=int)
    parser.add_argument("end", type=int)
    parser.add_argument("--step", type=int, default=1)
    return parser


def main(argv):
    parser = build()
    args = parser.parse_args(argv)
    if args.start > args.end:
        parser.error("start must not be behind end")
    if args.step < 1:
        sys.exit(4)
    print(list(range(args.start, args.end, args.step)))


def run(argv):
    try:
        main(argv)
        return 0
    except SystemExit as e:
        return e.code


print(run(["1", "5"]))
print(run(["5", "1"]))
print(run(["1", "9", "--step", "3"]))
print(run(["1", "9", "--step", "0"]))
print(run(["1", "9", "--stepp", "0"]))
print(run(["-3", "0"]))
main(["3", "1"])
