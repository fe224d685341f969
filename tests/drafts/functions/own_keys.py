class Shop:
    def __init__(self):
        self.stock = {"a": 4, "b": 9}

    def halve(self):
        for name in self.stock:
            if self.stock[name] > 5:
                self.stock[name] //= 2

    def bump(self, by):
        for name, count in self.stock.items():
            self.stock[name] = count + by


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def chain(values):
    first = last = None
    for value in values:
        node = Node(value)
        if last is None:
            first = last = node
        else:
            last.next = node
            last = node
    return first


def turned(node):
    last = None
    while node:
        node.next, last, node = last, node, node.next
    return last


def turned_again(node):
    last = None
    while node:
        last, node.next, node = node, last, node.next
    return last


def middle(head):
    slow = fast = head
    while fast and fast.next:
        slow = slow.next
        fast = fast.next.next
    return slow.value


def shown(node):
    while node:
        print(node.value, end=" -> " if node.next else "\n")
        node = node.next


def within(x, low=float("-inf"), high=-1 + 100):
    return low < x < high


shop = Shop()
shop.halve()
shop.bump(3)
print(shop.stock)
names = {1: "ann", 2: "bob"}
for number, name in names.items():
    names[number] = name.title()
print(names)
values = [9, 10, 11]
for i in range(len(values)):
    values[i] //= 2
values[-1] **= 2
values[0] %= 3
print(*values, sep=" | ")
shown(turned(chain([1, 2, 3])))
shown(turned_again(chain([4, 5])))
print(middle(chain([1, 2, 3, 4, 5])), within(3), within(99))
(left, top), (right, bottom) = (1, 2), (3, 4)
name, (x, y) = "p", (1.5, 2)
print(left, top, right, bottom, name, x, y)
separator = "-" * 2
print("a", 1, None, sep=separator)
print(*(name, x, True, None))
print(f"{255:#x} {255:#010b} {-255:#x} {8:#o}")
del names


def total(values=(), start=0):
    return sum(values) + start


def spread(points):
    (x1, y1), *_, (x2, y2) = points
    return x2 - x1, y2 - y1


lengths = {}
for line in ["ab c ", "d"]:
    key = line.strip().upper()
    lengths[key] = len(key) + sum(1 for c in key if c == "A")
for key in lengths:
    lengths[key] = lengths[key] + len(key)
print(lengths, total([1, 2]), total(), *spread([(0, 1), (5, 5), (4, 9)]))
NICKNAMES = {"Augusta": "Ada"}


def nickname(name):
    return NICKNAMES.get(name)


def greeting(name):
    return nickname(name) or name


print(greeting("Augusta"), greeting("Carl"))
