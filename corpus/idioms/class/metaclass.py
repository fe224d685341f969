# ANCHOR: registry
class Registered(type):
    known = {}

    def __new__(mcs, name, bases, body):
        made = super().__new__(mcs, name, bases, body)
        mcs.known[name.lower()] = made
        return made
# ANCHOR_END: registry
# ANCHOR: classes


class Csv(metaclass=Registered):
    suffix = ".csv"


class Json(metaclass=Registered):
    suffix = ".json"
# ANCHOR_END: classes
# ANCHOR: main


for name, made in Registered.known.items():
    print(name, made.suffix)
# ANCHOR_END: main
