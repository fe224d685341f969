"""A call assigns a name of the module, or of the function around it, that stands beside it."""

count = 0
word = "a"
table = {"a": 1}


def step():
    global count
    count += 1
    return count


def more():
    global word
    word += "é"
    return word


def bump(key):
    table[key] = table.get(key, 0) + 1
    return table[key]


places = [0, 0, 0, 0]
places[count] = step()
places[step()] = count
places[-step()] += 1
print(places, count)

print(word, more(), word)
text = word + more() + word
print(text)
print(word + more())

table["c"] = table.get("c", 10) + bump("c")
table["a"] = table["a"] + bump("a")
print(table)

named = {0: "z"}
named[count] = named.get(count, "") + str(step())
print(named)


def within():
    at = 0

    def on():
        nonlocal at
        at += 1
        return at

    marks = [0, 0, 0, 0]
    marks[at] = on()
    marks[on()] = at
    return marks, at


print(within())


class Tape:
    def __init__(self):
        self.text = ""

    def put(self, piece):
        self.text += piece
        return self.text


tape = Tape()
whole = tape.text + tape.put("x") + tape.put("y")
print(whole)


class Box:
    def __init__(self, number):
        self.number = number
        self.items = [1, 2, 3]

    def bump(self):
        self.number += 1
        return self.number


box = Box(1)
box.items[box.bump() - 1] = box.number
box.items[box.number - 2] = box.bump()
print(box.items, box.number)
