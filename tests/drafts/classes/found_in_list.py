class Task:
    def __init__(self, title: str, minutes: int) -> None:
        self.title = title
        self.minutes = minutes
        self.done = False

    def finish(self) -> None:
        self.done = True


class Board:
    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.finished = 0

    def add(self, title: str, minutes: int) -> Task:
        task = Task(title, minutes)
        self.tasks.append(task)
        return task

    def find(self, title: str) -> Task | None:
        for task in self.tasks:
            if task.title == title:
                return task
        return None

    def finish(self, title: str) -> bool:
        task = self.find(title)
        if task is None:
            return False
        task.finish()
        self.finished += 1
        return True

    def longest(self) -> int:
        return max(task.minutes for task in self.tasks)


board = Board()
board.add("write", 30)
board.add("test", 20).minutes += 5
print(board.finish("write"), board.finish("sleep"))
found = board.find("test")
if found:
    found.minutes = 45
    print(found.title, found.minutes)
print([task.done for task in board.tasks], board.longest(), board.finished)
