import string
import textwrap
from collections import Counter
from string import Template

LETTER = Template("Dear $name,\nyou owe {us} $$${amount}.")
SIGN = "$who"


def letter(name, amount):
    return LETTER.substitute(name=name, amount=amount)


def partly(name):
    return LETTER.safe_substitute(name=name)


settings = dict(host="örtlich", user="root")
settings.update(user="anna", shell="sh")
print(settings, list(settings))
prices = dict(apple=3, pear=-4)
prices.update(pear=5, plum=7)
print(prices, sum(prices.values()))
empty = dict()
empty["x"] = 1
print(empty)
seen = Counter("abca")
seen.update(a=2, z=1)
print(seen.most_common(2), seen["z"])

print(letter("Zoë", 12), letter("{Bo}", 2.5))
print(partly("$x"))
print(string.Template("${a}b $a").substitute(a=True), Template("100$$").substitute())
text = "The quick brown fox jumps over the lazy dog, and then it rests for a long, long while."
print(textwrap.fill(text, width=30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, width=40, initial_indent="", subsequent_indent="ü "))
