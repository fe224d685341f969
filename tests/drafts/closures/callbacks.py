"""Functions kept in fields and called later: bound methods, methods of lists, lambdas over an instance."""


class Subject:
    def __init__(self):
        self._observers = []

    def attach(self, observer):
        self._observers.append(observer)

    def notify(self, message):
        for observer in self._observers:
            observer(message)


def shout(message):
    print(message.upper())


log = []
subject = Subject()
subject.attach(shout)
subject.attach(lambda message: print(f"<{message}>"))
subject.attach(log.append)
subject.notify("hello")
subject.notify("bye")
print(log)


class Editor:
    def __init__(self):
        self.text = ""
        self.undo_stack = []

    def insert(self, piece):
        before = self.text
        self.text += piece
        self.undo_stack.append(lambda: self.restore(before))

    def restore(self, text):
        self.text = text

    def undo(self):
        if self.undo_stack:
            self.undo_stack.pop()()


e = Editor()
e.insert("hello")
e.insert(" world")
print(e.text)
e.undo()
print(e.text)
e.undo()
e.undo()
print(repr(e.text))


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.done = 0

    def add(self, priority, name, action):
        self.tasks.append((priority, name, action))

    def run(self):
        for priority, name, action in sorted(self.tasks, key=lambda t: t[0]):
            result = action()
            print(f"{priority} {name}: {result}")
            self.done += 1
        self.tasks = []


def job(n):
    def work():
        return sum(range(n))
    return work


s = Scheduler()
s.add(2, "small", job(5))
s.add(1, "big", job(100))
s.add(3, "const", lambda: 42)
s.run()
print(s.done, len(s.tasks))
