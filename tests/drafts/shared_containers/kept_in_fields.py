class Stack:
    def __init__(self):
        self.items = []
        self.log = []

    def push(self, x):
        self.items.append(x)
        self.log.append(self.items)

    def view(self):
        return self.items


class Tagged:
    def __init__(self, name: str, tags: list[str]) -> None:
        self.name = name
        self.tags = tags

    def show(self) -> str:
        return f"{self.name}: {', '.join(self.tags)}"


stack = Stack()
stack.push(1)
view = stack.view()
view.append(7)
stack.push(2)
print(stack.items, stack.log, view)
stack.items = [0]
view.append(8)
print(stack.items, view)

shared: list[str] = []
nodes = [Tagged("x", shared), Tagged("y", shared), Tagged("z", ["own"])]
nodes[0].tags.append("é")
nodes[2].tags.append("more")
for node in nodes:
    print(node.show())
if shared:
    print(len(shared), shared[-1])
