"""Keys that may be missing: let-else, what is lent, and what is removed from it."""
class ShopError(Exception):
    pass


class Item:
    def __init__(self, name: str, price: float, left: int) -> None:
        self.name = name
        self.price = price
        self.left = left


class Shop:
    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.aliases = {"joe": "coffee", "brew": "tea"}
        self.sold: dict[str, int] = {}

    def add(self, name: str, price: float, left: int = 1) -> None:
        self.items[name] = Item(name, price, left)

    def buy(self, name: str, count: int = 1) -> float:
        try:
            item = self.items[name]
        except KeyError:
            raise ShopError(f"no {name}") from None
        if item.left < count:
            raise ShopError(f"only {item.left} of {item.name}")
        item.left -= count
        self.sold[name] = self.sold.get(name, 0) + count
        return item.price * count

    def price(self, name: str) -> float:
        try:
            return self.items[name.lower()].price
        except KeyError as error:
            raise ShopError(f"no price of {name}") from error

    def resolve(self, name: str) -> str:
        try:
            found = self.aliases[name]
        except KeyError:
            return name
        return found.upper()

    def restock(self, name: str, count: int) -> bool:
        try:
            item = self.items[name]
            item.left += count
        except KeyError:
            return False
        else:
            print("restocked", name)
        return True

    def count(self, name: str) -> int:
        try:
            n = self.sold[name]
        except LookupError:
            return -1
        n += 1
        return n


def total(prices: dict[str, int], names: list[str]) -> int:
    result = 0
    for name in names:
        try:
            price = prices[name]
        except KeyError:
            print("skip", name)
            continue
        result += price
    return result


def first(groups: dict[str, list[int]], key: str) -> int:
    try:
        group = groups[key]
    except KeyError:
        return 0
    group.append(len(group))
    return group[0]


def shown(prices: dict[str, int], name: str) -> None:
    try:
        print(name, "costs", prices[name])
    except KeyError:
        print(name, "has no price")
        return
    print("ok")


def nested(table: dict[str, dict[str, int]], a: str, b: str) -> int:
    try:
        return table[a][b]
    except KeyError as missing:
        print("missing", missing)
        return 0


shop = Shop()
shop.add("tea", 2.5, 3)
shop.add("coffee", 3.0)
for name, count in [("tea", 2), ("tea", 2), ("milk", 1), ("coffee", 1)]:
    try:
        print(shop.buy(name, count))
    except ShopError as error:
        print("error:", error)
for name in ["TEA", "Milk"]:
    try:
        print(shop.price(name))
    except ShopError as error:
        print("error:", error)
print(shop.resolve("joe"), shop.resolve("water"), shop.restock("tea", 5), shop.restock("x", 1))
print(shop.count("tea"), shop.count("nothing"), shop.items["tea"].left)
print(total({"a": 1, "b": 2}, ["a", "x", "b", "a"]))
groups = {"odd": [1, 3]}
print(first(groups, "odd"), first(groups, "even"), groups)
shown({"a": 5}, "a")
shown({"a": 5}, "b")
print(nested({"x": {"y": 1}}, "x", "y"), nested({"x": {"y": 1}}, "x", "z"), nested({}, "x", "z"))


def remove(loans: dict[str, list[str]], reader: str, title: str) -> bool:
    titles = loans.get(reader, [])
    if title not in titles:
        return False
    titles.remove(title)
    return True


def remove_or_fail(loans: dict[str, list[str]], reader: str, title: str) -> int:
    titles = loans.get(reader, [])
    if title not in titles:
        raise ValueError(f"{reader} does not have {title!r}")
    titles.remove(title)
    return len(titles)


loans = {"Ann": ["Emma", "Ulysses"], "Bob": []}
print(remove(loans, "Ann", "Emma"), remove(loans, "Ann", "Emma"), remove(loans, "Cid", "x"), loans)
print(remove_or_fail(loans, "Ann", "Ulysses"), loans)
try:
    remove_or_fail(loans, "Bob", "x")
except ValueError as error:
    print(error)
