import io
import sys


def report(rows, out):
    print("name", "score", sep="\t", file=out)
    for name, score in rows:
        print(name, score, sep="\t", file=out)
    out.write(f"total: {sum(score for _, score in rows)}\n")


rows = [("ann", 3), ("bob", 5)]
buffer = io.StringIO()
report(rows, buffer)
text = buffer.getvalue()
print(text, end="")
print(len(text), text.count("\n"))
print("done", file=sys.stderr)
