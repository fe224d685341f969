"""What errors were made with."""
class TooFew(Exception):
    pass


class Shortage(TooFew):
    def __init__(self, item, left):
        super().__init__(f"only {left} of {item}")
        self.item = item
        self.left = left


class Rejected(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


def take(stock, item, count):
    if count < 0:
        raise Rejected("no negative counts", 3)
    if stock[item] < count:
        raise Shortage(item, stock[item])
    if count == 0:
        raise TooFew("nothing is wanted")
    stock[item] -= count
    return stock[item]


stock = {"nail": 10, "screw": 2}
for item, count in [("nail", 3), ("screw", 5), ("nail", -1), ("nail", 0)]:
    try:
        print(take(stock, item, count))
    except Shortage as error:
        print("short:", error.args[0], error.left)
    except Rejected as error:
        print("rejected:", error.args[0], error.code)
    except TooFew as error:
        print("few:", error)
try:
    int("x1")
except ValueError as error:
    print(error.args[0])
try:
    raise RuntimeError("it broke")
except RuntimeError as error:
    print(error.args[0].upper())
