# What stands for a parameter that is None may be None, too.


def low(k):
    if k > 3:
        return k
    return None


def use(node=None):
    if node is None:
        node = low(5)
    return node + 1


def ask(node=None):
    if node is None:
        node = low(1)
    if node is None:
        return -1
    return node + 1


def always(node=None):
    if node is None:
        node = 7
    return node * 2


nothing = lambda: None
nothing()
print(use(), use(9), ask(), ask(4), ask(0), always(), always(-1))
