"""What a KeyError was made with, beside what it shows."""


class Missing(KeyError):
    pass


def find(table, name):
    return table[name]


def need(table, name):
    if name not in table:
        raise KeyError(f"no {name!r} here")
    return table[name]


def must(table, name):
    if name not in table:
        raise Missing(name)
    return table[name]


def check(n):
    if n < 0:
        raise ValueError("it's negative")
    return n


ages = {"ann": 31, "b\"o'b": 12, "": 0}
for job in ("find", "need", "must", "check"):
    for name in ("ann", "it's", "é\n", ""):
        try:
            if job == "find":
                print(find(ages, name))
            elif job == "need":
                print(need(ages, name))
            elif job == "must":
                print(must(ages, name))
            else:
                print(check(ages.get(name, -1)))
        except KeyError as e:
            print("key", e, e.args[0], e.args, len(e.args[0]))
        except ValueError as e:
            print("value", e, e.args[0], e.args)
try:
    del ages["zoe"]
except LookupError as e:
    print(type(e).__name__, e, e.args[0])
