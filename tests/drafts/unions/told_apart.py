def double(x: int | str | None) -> str:
    if x is None:
        return "nothing"
    if not isinstance(x, int):
        return x + x
    return str(x * 2)

def total(items: list[int | str]) -> int:
    result = 0
    for item in items:
        if not isinstance(item, int):
            continue
        result += item
    return result

def first_text(items: list[int | str]) -> str | None:
    for item in items:
        if isinstance(item, str) and item.startswith("b"):
            return item
    return None

print(double(4), double("ab"), double(None))
print(total([1, "a", 2]), first_text([1, "a", "bc"]), first_text([2]))
