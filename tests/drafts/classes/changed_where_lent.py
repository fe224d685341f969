"""A call that changes what another value of an f-string reads, and one that lends what it is called on."""


class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

    def shown(self):
        return f"{self.n} {self.count()}"


class State:
    def push(self, door):
        return self


class Locked(State):
    def push(self, door):
        door.pushed += 1
        return Open()


class Open(State):
    def push(self, door):
        door.pushed += 1
        return Locked()


class Door:
    def __init__(self):
        self.state = Locked()
        self.pushed = 0

    def push(self):
        self.state = self.state.push(self)


counter = Counter()
print(counter.shown())
print(f"{counter.n} {counter.count()}")
door = Door()
door.push()
print(door.pushed)
