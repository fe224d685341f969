"""A calculator: tokens, a parser, errors with places."""
import re
import string
from dataclasses import dataclass

TOKEN_RE = re.compile(r"\s*(?:(?P<num>\d+\.?\d*)|(?P<name>[a-z]+)|(?P<op>[-+*/()=]))")


@dataclass
class Token:
    kind: str
    text: str
    start: int


MASTER = re.compile("|".join([r"(?P<num>\d+)", r"(?P<name>[a-z]\w*)", r"(?P<op>[-+*/()=])", r"(?P<ws>\s+)", r"(?P<bad>.)"]))


def tokens(text):
    for m in MASTER.finditer(text):
        kind = m.lastgroup
        if kind == "ws":
            continue
        if kind == "bad":
            raise SyntaxError(f"bad character {m.group(kind)!r} at {m.start()}")
        yield Token(kind, m.group(kind), m.start())


SCANNER = re.compile(r"(?P<word>[a-zé]+)|(?P<number>\d+)")


def scan(text):
    pos = 0
    found = []
    while pos < len(text):
        if text[pos] == " ":
            pos += 1
            continue
        m = SCANNER.match(text, pos)
        if m is None:
            raise ValueError(f"unexpected {text[pos]!r} at {pos}")
        found.append((m.lastgroup, m[m.lastgroup], m.end()))
        pos = m.end()
    return found


OPERATORS = ["**", "*", "+", "(", ")"]
OPS = re.compile("|".join(map(re.escape, OPERATORS)))
WORDS = {"if": "IF", "else": "ELSE"}
RULES = {"digit": r"[0-9]+", "alpha": "[a-z]+", "space": r"\ +"}
LEXER = "|".join(f"(?P<{name}>{rule})" for name, rule in RULES.items())

for token in tokens("x = 12 + (y1*3)"):
    print(token)
try:
    print(list(tokens("a ? b")))
except SyntaxError as error:
    print(error)
print(scan("héé 12 b3"))
try:
    scan("ab !")
except ValueError as error:
    print(error)
print(OPS.findall("2**3*(4+5)"))
for m in re.finditer(LEXER, "12ab 7"):
    print(m.lastgroup, repr(m.group()), m.span())
for m in TOKEN_RE.finditer("a + 1.5"):
    print(m.group("num"), m.group("name"), m.group("op"))

DELETE = str.maketrans("", "", string.punctuation + string.digits)
SWAP = str.maketrans("abc", "xyz", "!?")
TABLE = str.maketrans({"ä": "ae", "ß": "ss", "-": None, ord("_"): " "})
COMPLEMENT = str.maketrans("ACGT", "TGCA")
ROT13 = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])


class Normalizer:
    def __init__(self, prefix):
        self.prefix = prefix

    def run(self, text):
        return self.prefix + text.lower().translate(TABLE)


def reverse_complement(dna):
    return dna.translate(COMPLEMENT)[::-1]


def caesar(text, shift):
    alphabet = string.ascii_lowercase
    table = str.maketrans(alphabet, alphabet[shift:] + alphabet[:shift])
    return text.translate(table)


def words(text):
    return text.translate(DELETE).lower().split()


print(words("Hello, World 42! it's"))
print("a!b?c d".translate(SWAP), "".translate(SWAP))
print(Normalizer("> ").run("Stra_ße-Ä"))
print(reverse_complement("AACGTT"), caesar("hello, xyz", 3), caesar("khoor", -3))
print("hello".translate(ROT13), "uryyb".translate(ROT13))
print("tab\there".translate(str.maketrans("\t", "_")))


class Lexer:
    RULES = [("number", r"\d+"), ("plus", r"\+"), ("space", r"\s+")]
    WORD = re.compile(r"(?P<word>[a-zé]+)|(?P<rest>.)")

    def __init__(self, source):
        self.source = source
        self.regex = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in self.RULES))

    def tokens(self):
        position = 0
        result = []
        while position < len(self.source):
            found = self.regex.match(self.source, position)
            if not found:
                word = self.WORD.match(self.source, position)
                if word is None or word.lastgroup == "rest":
                    break
                result.append(word.group())
                position = word.end()
                continue
            if found.lastgroup != "space":
                result.append(f"{found.lastgroup}:{found.group()}")
            position = found.end()
        return result, position


print(Lexer("é1 + 22 ab!").tokens(), len(Lexer.RULES))
