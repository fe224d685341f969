"""A parameter that is None in all calls, compared with what never is."""


class Stack:
    def __init__(self):
        self.names = ["a", "bb", "c"]
        self.out = []

    def close(self, name=None):
        while self.names:
            top = self.names.pop()
            self.out.append(top)
            if name is None or top == name:
                break
        return "x" == name, name != 1

    def others(self, name=None):
        return [n for n in self.names if name != n], name is not None and "x" == name


stack = Stack()
print(stack.others())
print(stack.close())
print(stack.out, stack.names)
