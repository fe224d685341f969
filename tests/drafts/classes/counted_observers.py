class Subject:
    def __init__(self):
        self.observers = []

    def attach(self, observer):
        if observer not in self.observers:
            self.observers.append(observer)

    def detach(self, observer):
        self.observers.remove(observer)

    def notify(self, event):
        for observer in self.observers:
            observer.update(event)


class Logger:
    def __init__(self, name):
        self.name = name
        self.lines = []

    def update(self, event):
        self.lines.append(f"{self.name}: {event}")


subject = Subject()
first = Logger("first")
second = Logger("second")
subject.attach(first)
subject.attach(second)
subject.attach(first)
subject.notify("start")
subject.detach(second)
subject.notify("stop")
print(first.lines, second.lines, len(subject.observers))
