"""copies with other values"""
def make(name, **more):
    base = {"name": name, "tags": [], "size": 1}
    base.update(more)
    return base


a = make("a", size=3)
b = a.copy()
b["tags"] = list(a["tags"])
b["name"] = "b"
b["tags"].append("t")
print(a, b)
