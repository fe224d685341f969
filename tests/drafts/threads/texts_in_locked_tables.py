import threading
TABLE: dict[str, str] = {"a": "1"}
def put(k: str, v: str) -> None:
    TABLE[k] = v
def get(k: str) -> str:
    try:
        return TABLE[k]
    except KeyError:
        return "?" + k
def sure(k: str) -> str:
    if k not in TABLE:
        return "none"
    return TABLE[k]
t = threading.Thread(target=put, args=("c", "3"))
t.start()
t.join()
put("d", "4")
print(get("a"), get("c"), get("zz"), sure("q"), sure("d"))
def longer(k: str) -> int:
    try:
        found = TABLE[k]
    except KeyError:
        return 0
    found += k
    return len(found)
print(longer("a"), longer("zz"))
