from operator import itemgetter, attrgetter, methodcaller
from dataclasses import dataclass


@dataclass
class P:
    name: str
    age: int


ps = [P("bo", 3), P("al", 9)]
print([p.name for p in sorted(ps, key=attrgetter("name"))])
print(max(ps, key=attrgetter("age")).name)
rows = [("x", 2, 1.5), ("y", 1, 2.5), ("z", 1, 0.5)]
rows.sort(key=itemgetter(1, 2))
print(rows)
print(list(map(itemgetter(0), rows)))
d = {"a": 3, "b": 1}
print(sorted(d.items(), key=itemgetter(1)))
print(sorted(d.items(), key=itemgetter(1), reverse=True)[0])
print(list(map(methodcaller("upper"), ["a", "b"])))
recs = [{"id": 2, "v": "p"}, {"id": 1, "v": "q"}]
print([r["v"] for r in sorted(recs, key=itemgetter("id"))])
get = itemgetter(1)
print(get((4, 5)))
