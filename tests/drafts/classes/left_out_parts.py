# What can be drafted of a class is, where something of it is left out.
import ast


class Worker(ast.NodeVisitor):
    LIMIT = 3

    def __init__(self, name: str, steps: int):
        super().__init__()
        self.title = name
        self.steps = steps

    def __del__(self):
        print("gone")

    def total(self) -> int:
        return sum(range(self.steps))

    def run(self):
        for step in range(min(self.steps, Worker.LIMIT)):
            print(self.title, step)


def double(n: int) -> int:
    return 2 * n


worker = Worker("w", 5)
worker.run()
print(worker.total(), double(4))
