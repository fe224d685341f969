import argparse
import sys


def parse():
    parser = argparse.ArgumentParser(description="Counts things.")
    parser.add_argument("path")
    parser.add_argument("rest", nargs="*")
    parser.add_argument("-n", "--number", type=int, default=3)
    parser.add_argument("--ratio", type=float, default=1)
    parser.add_argument("--verbose", "-v", action="store_true")
    parser.add_argument("--no-color", dest="color", action="store_false")
    parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
    parser.add_argument("--tag", action="append")
    parser.add_argument("--owner")
    args = parser.parse_args()
    return args


def shown(arguments):
    try:
        sys.argv = ["options", *arguments.split()]
        args = parse()
    except SystemExit as end:
        return f"ends with {end.code}"
    tags = "none" if args.tag is None else ",".join(args.tag)
    owner = "none" if args.owner is None else args.owner
    rest = ",".join(args.rest)
    verbose = "loud" if args.verbose else "quiet"
    color = "color" if args.color else "plain"
    return f"{args.path} [{rest}] {args.number} {args.ratio:.1f} {verbose} {color} {args.mode} {tags} {owner}"


for arguments in [
    "a",
    "a b c -n -5 --ratio 2 -v --no-color --mode slow --tag x --tag y --owner me",
    "a --num 7 --verb -n 8",
    "a --no-c",
    "",
    "a --mode odd",
    "a -n x",
    "a --nothing",
]:
    print(shown(arguments))
