def safe_div(a: int, b: int) -> float | str:
    if b == 0:
        return "undefined"
    return a / b

def first_number(items: list[str]) -> int | None:
    for item in items:
        if item.isdigit():
            return int(item)
    return None

def lookup(table: dict[str, int | str], key: str) -> int | str:
    return table.get(key, "missing")

for a, b in [(6, 3), (1, 0)]:
    result = safe_div(a, b)
    if isinstance(result, str):
        print("text", result)
    else:
        print(f"number {result:.1f}")
    print(result)
print(first_number(["a", "12"]))
table = {"a": 1, "b": "two"}
print(lookup(table, "a"), lookup(table, "b"), lookup(table, "c"))
x = 5 if len(table) > 1 else "five"
print(x)
x = "now text"
print(x.upper())
