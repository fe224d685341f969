import re

HEAD = re.compile(r"^## (.+)$")
ITEM = re.compile(r"^- \[([ x])\] (.*)$")
NOTE = re.compile(r"^\s+(\w+): (.*)$")

TEXT = """\
## Shopping
- [ ] milk
- [x] bread
   price: 2.50
## Work
- [ ] mail Bob
nonsense
   due: 2024-05-01
"""


def parse(text: str):
    sections: dict[str, list[tuple[str, bool]]] = {}
    name = ""
    odd = []
    for number, line in enumerate(text.splitlines(), 1):
        if m := HEAD.match(line):
            name = m.group(1)
            sections[name] = []
        elif (m := ITEM.match(line)) and name:
            done, title = m.groups()
            sections[name].append((title, done == "x"))
        elif (note := NOTE.match(line)) is not None:
            print(f"{number}: {note[1]} is {note[2]}")
        else:
            odd.append(number)
    return sections, odd


sections, odd = parse(TEXT)
for name, items in sections.items():
    print(name, [title for title, done in items if not done], sum(done for _, done in items))
print(odd)
ages = {"ann": 41, "bob": 0}
for who in ("ann", "bob", "cid"):
    if (age := ages.get(who)) is not None:
        print(who, age)
    else:
        print(who, "unknown")
