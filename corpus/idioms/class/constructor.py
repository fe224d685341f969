# ANCHOR: constructor
class Symbol:
    known = {}

    def __new__(cls, name):
        if name not in cls.known:
            made = super().__new__(cls)
            made.name = name
            cls.known[name] = made
        return cls.known[name]
# ANCHOR_END: constructor
# ANCHOR: main


print(Symbol("x") is Symbol("x"), Symbol("x") is Symbol("y"))
print(len(Symbol.known))
# ANCHOR_END: main
