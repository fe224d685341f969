#!/usr/bin/env python3
"""Counts the words of files."""

import argparse
import sys
from collections import Counter
from pathlib import Path

# Words that say nothing of a text.
STOP_WORDS = {"the", "a", "an", "and", "of", "to", "in"}
LONGEST = 40


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case."""
    found = []
    for word in text.split():
        word = word.strip(".,;:!?\"'()").lower()
        if word and word not in STOP_WORDS:
            found.append(word)
    return found


def count(paths, totals={}):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                for word in words_of(line):
                    totals[word] = totals.get(word, 0) + 1
    return totals


def bar(n: int, most: int, width: int = LONGEST) -> str:
    if most == 0:
        return ""
    return "#" * (n * width // most)


def report(counts: Counter, number: int) -> None:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]
    most = ranked[0][1] if ranked else 0
    longest = max((len(word) for word, _ in ranked), default=0)
    for word, n in ranked:
        print(f"{word:<{longest}} {n:>5} {bar(n, most)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("-n", "--number", type=int, default=10)
    args = parser.parse_args()
    try:
        totals = count(args.paths)
    except OSError as error:
        print(f"wordcount: {error}", file=sys.stderr)
        return 1
    report(Counter(totals), args.number)
    return 0


if __name__ == "__main__":
    sys.exit(main())
