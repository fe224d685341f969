"""Cleans texts: spaces, phone numbers, e-mail addresses, camel case."""
import re

SPACES = re.compile(r"\s+")
EMAIL = re.compile(r"([\w.+-]+)@([\w-]+\.[\w.]+)")


def squeeze(text: str) -> str:
    return SPACES.sub(" ", text).strip()


def snake(name: str) -> str:
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return name.lower()


def mask(text: str) -> str:
    return EMAIL.sub(lambda m: m.group(1)[0] + "***@" + m.group(2), text)


def phone(text):
    match = re.search(r"(\+\d{1,3})?\s*\(?(\d{3})\)?[ -]?(\d{4})", text)
    if not match:
        return "no number"
    country = match.group(1) or "+1"
    return f"{country} {match.group(2)}-{match.group(3)}"


print(squeeze("  too   many\t spaces \n here "))
for name in ["getHTTPResponse", "userName", "already_snake", "X"]:
    print(name, "->", snake(name))
print(mask("Write to ann.lee@example.org or bob@test.co.uk $5"))
print([phone(t) for t in ("call +44 (555) 1234", "555-9876", "none here")])
print(re.split(r"[;,]\s*", "a, b;c,  d"), re.split(r"\s+", "one two  three", maxsplit=1))
print(re.sub(r"\d+", "#", "a1b22c333", count=2), re.sub(r"(?i)HELLO", "bye", "Hello hello"))
words = EMAIL.findall("x@y.z, q.w@e.r")
print(words, len(words), bool(re.fullmatch(r"[a-z]+\d?", "abc5")), re.fullmatch(r"a|ab", "ab") is not None)
for m in re.finditer(r"(\w)(\d)?", "a1 b"):
    print(m.group(0), m.group(1), m.group(2))
