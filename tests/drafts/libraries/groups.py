import re
from dataclasses import dataclass

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|(.))")


@dataclass
class Token:
    kind: str
    text: str


def tokenize(source):
    tokens = []
    for match in TOKEN.finditer(source):
        number, other = match.groups()
        if number is not None:
            tokens.append(Token("number", number))
        elif other is not None and other.isalpha():
            tokens.append(Token("name", other))
        else:
            tokens.append(Token("sign", other))
    return tokens


for token in tokenize("3.5 * (x + 12)"):
    print(token.kind, token.text)


def version(text):
    m = re.match(r"v?(\d+)\.(\d+)(?:\.(\d+))?", text)
    if not m:
        raise ValueError(f"no version: {text!r}")
    major, minor = int(m.group(1)), int(m.group(2))
    patch = int(m.group(3)) if m.group(3) else 0
    return (major, minor, patch)


for text in ["v1.2.3", "10.4", "x"]:
    try:
        print(version(text))
    except ValueError as e:
        print(e)
text = "key=value; other = 5;flag"
pairs = dict(re.findall(r"(\w+)\s*=\s*(\w+)", text))
print(pairs, sorted(pairs))
line = "2024-05-06 ERROR disk full"
m = re.search(r"(?P<date>\d{4}-\d\d-\d\d) (?P<level>[A-Z]+) (?P<rest>.*)", line)
if m:
    d = m.groupdict()
    print(d, d["level"].lower())
