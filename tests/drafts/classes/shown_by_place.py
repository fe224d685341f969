class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class ParseError(Exception):
    def __init__(self, message, column):
        super().__init__(message)
        self.column = column

    def pointer(self, source):
        return f"{source}\n{' ' * self.column}^ {self} ({str(self)!r})"


def last_with(node, value):
    found = None
    while node is not None:
        if node.value == value:
            found = node
        node = node.next
    return found


a = Node(1)
b = Node(2)
a.next = b
c = Node(1)
b.next = c
print(last_with(a, 3), last_with(None, 1))
print(last_with(a, 1) is c, str(a) == str(a), f"{a}" == f"{b}", str(a).startswith("<__main__.Node object at 0x"))
b.value = 7
print(last_with(a, 7).next.value)
try:
    raise ParseError("ä fehlt", 2)
except ParseError as error:
    print(error.pointer("x = "))
