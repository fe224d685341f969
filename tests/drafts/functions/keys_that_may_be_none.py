"""Keys and items that may be None: no dict, list or set of others has a None."""

from typing import Optional

TABLE = {"aa": 1, "bb": 0}
CODES = {1: "one", -2: "two"}
NAMES = ["ä", "bb"]
KNOWN = {"x1", "x2"}


def look(name: Optional[str]) -> int:
    return TABLE.get(name, -1)


def has(name: Optional[str]) -> tuple[bool, bool, bool]:
    return name in TABLE, name in NAMES, name not in KNOWN


def code(number: Optional[int]) -> str:
    return CODES.get(number, "none")


def truth(table, name):
    if not table.get(name):
        return "no"
    return "yes"


def words(table, line):
    cmd = None
    if line:
        cmd = line.split()[0]
    if not table.get(cmd):
        return "none"
    return cmd


class Store:
    def __init__(self, first: Optional[str] = None):
        self.current = first
        self.items = {"k1": 2.5}
        self.order = ["k1", "k2"]

    def value(self):
        return self.items.get(self.current)

    def is_known(self):
        return self.current in self.items or self.current in self.order


print(look("aa"), look(None), look("zz"))
print(has("aa"), has(None), has("ä"), has("x2"))
print(code(1), code(None), code(-2), code(0))
print(truth(TABLE, "aa"), truth(TABLE, "bb"), truth(TABLE, None))
print(words(TABLE, "aa b"), words(TABLE, ""), words(TABLE, "bb"))
for store in [Store(), Store("k1"), Store("k2"), Store("")]:
    print(store.value(), store.is_known())
