"""Loops that take something out of what they go through, and are left at once."""


class Item:
    def __init__(self, name, n):
        self.name = name
        self.n = n


class Bag:
    def __init__(self):
        self.items = []
        self.names = []
        self.log = []

    def add(self, name, n):
        self.items.append(Item(name, n))
        self.names.append(name)

    def drop(self, name):
        for i, item in enumerate(self.items):
            if item.name == name:
                del self.items[i]
                return True
        return False

    def take(self, name):
        for i, item in enumerate(self.items):
            if item.name == name:
                return self.items.pop(i)
        return None

    def drop_first(self, letter):
        for at, name in enumerate(self.names):
            if name.startswith(letter):
                self.log.append(at)
                self.names.pop(at)
                break
        else:
            self.log.append(-1)

    def cut(self, limit):
        for at, item in enumerate(self.items):
            if item.n > limit:
                self.log.append(item.n)
            elif item.n == limit:
                self.items.append(Item("new", at))
                self.items.reverse()
                return at
        return None

    def drop_logged(self, name):
        for i, item in enumerate(self.items):
            if item.name == name:
                self.log.append(item.n)
                del self.items[i]
                return


class Names:
    def __init__(self):
        self.names = ["aa", "b" * 2, "ää"]
        self.table = {"o" + "ne": 1, "two": 2, "three": 3}

    def drop(self, letter):
        for name in self.names:
            if name.startswith(letter):
                self.names.remove(name)
                return name
        return None

    def move(self, limit):
        for key, value in self.table.items():
            if value >= limit:
                del self.table[key]
                self.table[key + "!"] = -value
                break

    def rename(self, old):
        for key in self.table:
            if key == old:
                self.table[key.upper()] = self.table.pop(key)
                return key
        return ""


def drop_number(numbers, n):
    for i, x in enumerate(numbers):
        if x == n:
            del numbers[i]
            return i
    return -1


def drop_word(words, prefix):
    for w in words:
        if w.startswith(prefix):
            words.remove(w)
            break
    return len(words)


def drop_key(table, limit):
    for key, value in table.items():
        if value > limit:
            del table[key]
            return key
    return None


bag = Bag()
for name, n in [("aa", 1), ("bb", 2), ("cc", 3), ("dd", 4)]:
    bag.add(name, n)
print(bag.drop("bb"), bag.drop("bb"))
taken = bag.take("aa")
print(taken is None, bag.take("zz") is None)
bag.drop_first("c")
bag.drop_first("ö")
print(bag.cut(4), bag.cut(40), [i.name for i in bag.items])
bag.drop_logged("dd")
print([i.name for i in bag.items], bag.names, bag.log)
numbers = [3, -1, 3]
print(drop_number(numbers, 3), drop_number(numbers, 9), numbers)
words = ["xa", "xb"]
print(drop_word(words, "x"), words)
table = {"p": 1, "q": 5}
print(drop_key(table, 3), drop_key(table, 3), table)
names = Names()
print(names.drop("b"), names.drop("ä"), names.drop("z"), names.names)
names.move(2)
print(names.rename("three"), names.rename("no"), names.table)
