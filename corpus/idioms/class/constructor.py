# ANCHOR: singleton
class Config:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.name = "production"
        return cls._instance
# ANCHOR_END: singleton


# ANCHOR: immutable
class Percent(int):
    def __new__(cls, value):
        if not 0 <= value <= 100:
            # PAIR: refused
            raise ValueError(f"{value} is not a percentage")
        return super().__new__(cls, value)
# ANCHOR_END: immutable


# ANCHOR: known
class Symbol:
    known = {}

    def __new__(cls, name):
        if name not in cls.known:
            made = super().__new__(cls)
            made.name = name
            # PAIR: kept
            cls.known[name] = made
        # PAIR: made
        return cls.known[name]
# ANCHOR_END: known
# ANCHOR: main


print(Config() is Config(), Config().name)
print(Percent(40) + 2)
try:
    Percent(101)
except ValueError as error:
    print(error)
print(Symbol("x") is Symbol("x"), Symbol("x") is Symbol("y"), len(Symbol.known))
# ANCHOR_END: main
