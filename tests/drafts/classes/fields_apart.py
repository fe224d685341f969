"""Loops over a field whose bodies use the other fields of the instance, or methods that do."""


class Task:
    def __init__(self, title, cost):
        self.title = title
        self.cost = cost
        self.done = False


class Board:
    def __init__(self):
        self.tasks = []
        self.by_name = {}
        self.log = []
        self.total = 0

    def add(self, title, cost):
        self.tasks.append(Task(title, cost))
        self.by_name[title] = [cost]

    def copy_titles(self):
        for task in self.tasks:
            self.log.append(task.title)

    def finish(self, title):
        for task in self.tasks:
            if task.title == title and not task.done:
                task.done = True
                self.total += task.cost
                self.log.append(title + "!")
                return True
        return False

    def numbers(self):
        for at, task in enumerate(self.tasks):
            self.total += at
            self.log.append(f"{at}:{task.title}")

    def lengths(self):
        for name, costs in self.by_name.items():
            self.total += len(name) + sum(costs)
        for costs in self.by_name.values():
            costs.append(len(self.log))
            self.total += 1

    def note(self, what):
        self.log.append(what)
        self.bump()

    def bump(self):
        self.total += 100

    def report(self):
        for task in self.tasks:
            self.total += 1
            if task.done:
                self.note("done " + task.title)
                continue
            if task.cost < 0:
                break
            self.note(task.title)

    def reopen(self):
        for task in self.tasks:
            task.done = False
            self.note("re" + task.title)

    def report_all(self):
        for at, task in enumerate(self.tasks, 1):
            self.note(f"{at} {task.title}")
        for name, costs in self.by_name.items():
            self.note(f"{name} {costs}")


board = Board()
board.report()
board.add("wäsche", 3)
board.add("b", -2)
board.add("c", 0)
board.copy_titles()
print(board.finish("b"), board.finish("b"), board.finish("zz"))
board.numbers()
board.lengths()
print(board.log, board.total, board.by_name)
board.report()
board.finish("c")
board.report()
board.reopen()
board.report()
board.report_all()
print(board.log[7:], board.total, len(board.tasks))
