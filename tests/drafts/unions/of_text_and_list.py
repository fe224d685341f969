def as_list(value: str | list[str]) -> list[str]:
    if isinstance(value, str):
        return [value]
    return value


def join(value: str | list[str] | None, sep: str = ",") -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return sep.join(value)
    return value


print(as_list("a"), as_list(["b", "c"]))
print(join("x"), join(["x", "y"]), join(None), join(["q", "r"], ";"))
