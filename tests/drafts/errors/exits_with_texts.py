"""An exit with a text that is caught in one place, and ends the program in another."""


def check(words):
    for word in words:
        if word.startswith("-"):
            raise SystemExit(f"unknown option {word}")
    return len(words)


def lookup(table, name):
    wanted = name or None
    if wanted:
        try:
            return table[wanted] + LABELS[wanted]
        except KeyError:
            raise SystemExit(f"no entry for {wanted}") from None
    return "nothing"


LABELS = {"é": "!", "b": ""}

print(check(["a", ""]), check([]))
for words in (["-z"], ["x", "--"]):
    try:
        print(check(words))
    except SystemExit as e:
        print("exit:", e)
print(lookup({"é": "E"}, "é"), lookup({}, ""))
try:
    lookup({"b": "1"}, "c")
except SystemExit as e:
    print(f"<{e}>")
check(["-q"])
print("never")
