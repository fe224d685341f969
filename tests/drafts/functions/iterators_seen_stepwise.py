"""`any` and `all` stop at the first that decides, in the inner loop, too."""


def ask(number):
    print("ask", number)
    return number > 0


print(all([ask(a) and ask(b) for a in [1, 0] for b in [1, 2]]))
print(any(ask(a) and ask(b) for a in [0, 1] for b in [1, 2]))
