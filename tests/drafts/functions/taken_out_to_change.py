"""What may be None is asked for, left early, and changed."""

import re


def parse(text):
    if not text:
        return None
    return [int(piece) for piece in text.split(",")]


def total(texts):
    found = 0
    for text in texts:
        row = parse(text)
        if row is None:
            continue
        row.append(1)
        row[0] = -row[0]
        found += sum(row)
    return found


def first(text):
    row = parse(text)
    print(text)
    if row is None:
        return -1
    row.sort()
    return row[0]


def assignment(text):
    match = re.match(r"(\w+)=(\d+)", text)
    if not match:
        return None
    return match.group(1), int(match.group(2))


def halves(text):
    match = re.match(r"(\w+)=(\w+)", text)
    if not match:
        return "", 0
    left = match.group(1)
    return left + match.group(2), len(match.group(1))


print(total(["1,2", "", "-3"]), first("3,1"), first(""))
print(assignment("é=22z"), assignment("x"), halves("a=bc"), halves(""))
