"""Parts of a tuple that are read after what holds it has changed."""


class Machine:
    def __init__(self, code):
        self.code = code
        self.stack = []

    def pop(self):
        return self.stack.pop()

    def push(self, n):
        self.stack.append(n)

    def run(self):
        at = 0
        while at < len(self.code):
            op, arg = self.code[at]
            at += 1
            if op == "push":
                self.push(int(arg))
            elif op == "add":
                self.push(self.pop() + self.pop())
            elif op == "print":
                print(arg or "", self.pop(), op)


Machine([("push", "3"), ("push", "4"), ("add", None), ("print", "sum:"), ("push", "1"), ("print", None)]).run()
rows = [("ann", "x", 1), ("bob", "y", 2)]
name, mark, n = rows[0]
rows.append((name + "!", mark, n))
print(name, mark, n, rows)
rows[0] = ("zoe", "z", 3)
print(name, mark)
table = {"k": ("deep", ["a"])}
word, parts = table["k"]
table["j"] = (word, [])
print(word, parts, table)
