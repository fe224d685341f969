import tempfile
from pathlib import Path

class ParseError(Exception):
    pass

def parse(path):
    values = {}
    with open(path) as f:
        for number, line in enumerate(f, start=1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            key, sep, value = line.partition("=")
            if not sep:
                raise ParseError(f"line {number}: {line!r}")
            values[key.strip()] = value.strip()
    return values

with tempfile.TemporaryDirectory() as d:
    p = Path(d, "x.conf")
    p.write_text("# head\n\na = 1\nb=two words\n")
    print(parse(p))
    p.write_text("oops\n")
    try:
        parse(p)
    except ParseError as e:
        print("bad:", e)
    try:
        parse(Path(d) / "none")
    except (ParseError, OSError) as e:
        print(type(e).__name__)
