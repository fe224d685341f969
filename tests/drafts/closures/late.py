"""What a function sees of a variable that is assigned later, and what it does not."""


funcs = []
for i in range(3):
    funcs.append(lambda x, i=i: x * i)
print([f(10) for f in funcs])
table = {name: (lambda v, p=name: f"{p}={v}") for name in ["a", "b"]}
print(table["a"](1), table["b"](2))


def id_maker(prefix):
    last = 0

    def next_id():
        nonlocal last
        last += 1
        return f"{prefix}-{last:03d}"

    return next_id


users = id_maker("U")
orders = id_maker("ORD")
print(users(), users(), orders(), users())
makers = {"user": users, "order": orders}
print(makers["user"](), makers["order"]())


def greeter(name):
    def greet():
        return f"hi {name}"
    first = greet
    name = name.upper()
    return [first, greet, lambda: name + "!"]


print([g() for g in greeter("ann")])


def tally():
    text = ""
    seen = []

    def add(word):
        nonlocal text
        seen.append(word)
        text += word + ";"
        return text

    def back():
        return seen[-1] if seen else None

    return add, back


add_word, back_word = tally()
print(back_word(), add_word("x"), add_word(add_word("y")), back_word())
