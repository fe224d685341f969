import re

WORD = re.compile(r"(?P<first>\w)(\w*)")


def places(text):
    out = []
    for m in WORD.finditer(text):
        out.append((m.start(), m.end(), m.group()))
    return out


def highlight(text, pattern):
    m = re.search(r"é\w+|naïve", text)
    if m is None:
        return text
    return text[:m.start()] + "[" + m.group() + "]" + text[m.end():]


print(places("zoë ist da"))
print(highlight("a naïve élan", ""))
print(highlight("nothing", ""))
m = re.search(r"(\d+)-(\d+)?", "ab 12-")
print(m)
if m:
    print(m.span(), m.span(1), m.start(2), m.end(1))
print(re.match("x", "abc"))
found = re.match(r"\w+", "supercalifragilisticexpialidocious-supercalifragilisticexpialidocious")
print(found)
found = re.match(r".+", "a" * 3 + "'quote'" + "b" * 60)
print([x.start() for x in re.finditer("o", "foo bo")])
print([m.span() for m in re.finditer(r"\bo\w", "on oa no")])
last = 0
parts = []
text = "one,two;;three"
for m in re.finditer(r"[,;]+", text):
    parts.append(text[last:m.start()])
    last = m.end()
parts.append(text[last:])
print(parts)
