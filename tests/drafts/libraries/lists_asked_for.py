"""Lists that `get` finds or not, gone through where they stand; and what may be None, looked at in one arm."""


def reach(graph: dict[str, list[str]], start: str) -> list[str]:
    seen: list[str] = []
    todo = [start]
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.append(node)
        for other in graph.get(node, []):
            todo.append(other)
        for number, other in enumerate(reversed(graph.get(node, []))):
            print(node, number, other)
    return seen


def joined(stops: list[str]) -> dict[str, list[str]]:
    edges: dict[str, list[str]] = {}
    previous = None
    for stop in stops:
        if previous is not None:
            edges.setdefault(previous, []).append(stop)
            edges.setdefault(stop, []).append(previous)
            print(previous + ">" + stop, [x for x in edges.get(previous, [])])
        previous = stop
    return edges


def longest(words: list[str]) -> str:
    best = None
    for word in words:
        if best is not None:
            print(best[0], best > word, f"{best:>6}|")
        if best is None or len(word) > len(best):
            best = word
    if best is not None:
        return best + "!"
    return "none"


def last_but_one(rows: list[list[int]]) -> list[int]:
    before = None
    for row in rows:
        if before is not None and sum(before) > 2:
            print(before, row)
        before = row
    if before is not None:
        before = before + [0]
        return before
    return []


edges = {"a": ["b", "c"], "b": ["c", "éa"]}
print(reach(edges, "a"), sum(len(x) for x in edges.get("a", [])), sorted(edges.get("z", [])))
print(joined(["p", "q", "r", "p"]), joined([]))
print(longest(["aa", "b", "cccc", "dd"]), longest([]))
print(last_but_one([[1], [2, 3], [4]]), last_but_one([]))
rows = {"x": [[1, 2], [3]]}
for row in rows.get("x", []):
    print(sum(row), row, [n for n in rows.get("y", [])])
