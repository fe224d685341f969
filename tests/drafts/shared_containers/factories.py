from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Team:
    name: str
    members: list[str] = field(default_factory=list)


pool = ["a"]
one = Team("one", pool)
two = Team("two", pool)
three = Team("three")
one.members.append("b")
three.members.append("z")
print(one, two, three)
print(one.members == two.members, one == two, two.members is pool)

seen = defaultdict(list)
index = {}
for word in ["ab", "cd", "ae"]:
    bucket = seen[word[0]]
    bucket.append(word)
    index[word] = bucket
index["ab"].append("!")
print(dict(seen), index)
