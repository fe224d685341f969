"""Counts words."""
import argparse
from collections import Counter

TEXT = "the cat and the dog and the bird"


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--top", type=int, default=2, help="how many")
    parser.add_argument("--min-length", type=int, default=1)
    parser.add_argument("--reverse", action="store_true")
    parser.add_argument("--format", choices=["text", "csv"], default="text")
    return parser.parse_args(argv)


def report(args):
    counts = Counter(w for w in TEXT.split() if len(w) >= args.min_length)
    rows = counts.most_common(args.top)
    if args.reverse:
        rows.reverse()
    for word, count in rows:
        if args.format == "csv":
            print(f"{word},{count}")
        else:
            print(f"{word:<6}{count:>3}")


if __name__ == "__main__":
    report(parse_args([]))
    report(parse_args(["--top", "3", "--reverse", "--min-length=3"]))
    args = parse_args(["--format", "csv", "-n1"])
    args2 = parse_args()
    report(args)
    print(args.top + args2.top, args.format)
