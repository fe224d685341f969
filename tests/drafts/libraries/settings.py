"""Settings by sections, letters from templates, and dates by their weeks."""
import re
import textwrap
from datetime import date, timedelta
from string import Template

LETTER = Template("Dear $name,\nyou owe ${sum} {euros} for $count items: $$$sum.\n")


def sections(text):
    found = {}
    current = None
    for line in text.splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), {})
        elif "=" in line:
            if current is None:
                raise ValueError("outside")
            key, _, value = line.partition("=")
            current[key.strip()] = value.strip()
    return found


def groups(lines):
    found = {}
    part = None
    for line in lines:
        if not line.startswith(" "):
            part = {}
            found[line] = part
        elif part is not None:
            part[line.strip()] = len(part)
    return found


def expand(options):
    for key in list(options):
        options[key] = re.sub(r"\$(\w+)", lambda m: options.get(m.group(1), "?"), options[key])
    return len(options)


def parse(line):
    who, when, *rest = line.split()
    return who, date.fromisoformat(when), rest


def near(day, within=timedelta(days=2)):
    return day + within


def keep(kept, entry):
    kept.append(entry)
    return len(kept)


def main():
    text = "[a]\nroot = /srv\nlogs = $root/logs\n[b]\nx = 1\n[a]\nmore = $none\n"
    found = sections(text)
    print(found, expand(found["a"]), found["a"])
    print(groups(["one", " a", " b", "two", " c", "one", " d"]))
    print(LETTER.substitute(name="Ann", sum=12, count=3))
    print(Template("$a-$b").safe_substitute(a=1, b=2))
    print(textwrap.indent("one\n\n  two\r\nthree", "> "))
    print(textwrap.shorten("The quick brown fox jumps", 15))
    for line in ["ann 2024-W01-1 x y", "bob 2021W53", "cy", "di 2020W537", "ed 2021-W54-1"]:
        try:
            who, day, rest = parse(line)
            print(f"{who} {day} {rest} {near(day)}")
        except ValueError as err:
            print("bad:", err)
    kept = []
    for word in ["x", "y"]:
        entry = [word, word]
        count = keep(kept, entry)
        print(f"{word.upper():>3} {count}")
    words = "a b".split()
    print(words * 2, b"ab" * 3, kept)


main()
