"""Records matched after they changed."""
items = [{"kind": "a", "size": 1}, {"kind": "b", "size": 2}]
def show(item):
    match item:
        case {"kind": "a", "note": note}:
            return f"a with {note}"
        case {"kind": "a"}:
            return "a"
        case {"size": 2 | 3 as size}:
            return f"size {size}"
    return "other"
print([show(it) for it in items])
items[0]["note"] = "late"
items[1]["size"] += 1
print([show(it) for it in items])
items[1]["size"] = 9
print([show(it) for it in items])
del items[0]["note"]
print([show(it) for it in items])
