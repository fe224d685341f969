"""`max` and `min` of nothing by a key: what they raise is caught."""

def size(text: str) -> int:
    if not text:
        raise ValueError("empty")
    return len(text)


def check(texts: list[str]) -> None:
    try:
        longest = max([(size(n), n) for n in texts], key=lambda it: it[0])[1]
        print("longest:", longest)
        ordered = [it[1] for it in sorted([(size(n), n) for n in texts], key=lambda it: it[0])]
        print(ordered)
        ordered = [it[1] for it in sorted([(-size(n), n) for n in texts], key=lambda it: it[0], reverse=True)]
        print(ordered, min([(size(n), n) for n in texts], key=lambda it: it[0])[1])
    except ValueError as error:
        print("no:", error)


check(["bb", "a", "dd"])
check(["x", ""])
check([])
def check_plain(texts: list[str], nums: list[int]) -> None:
    try:
        print(max(nums))
        print(max(texts, key=len))
        print(max([(len(n), n) for n in texts], key=lambda it: it[0])[1])
    except ValueError as error:
        print("no:", error)


check_plain(["bb", "a", "dd"], [1])
check_plain([], [1])
check_plain(["x", ""], [])
