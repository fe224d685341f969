"""Functions and objects that are looked for by what they are, and taken out again."""


class Signal:
    def __init__(self):
        self.slots = []

    def connect(self, slot):
        if slot not in self.slots:
            self.slots.append(slot)

    def disconnect(self, slot):
        try:
            self.slots.remove(slot)
        except ValueError:
            print("not connected")

    def emit(self, value):
        for slot in self.slots[:]:
            slot(value)


class Label:
    def __init__(self, name):
        self.name = name
        self.shown = 0

    def update(self, value):
        self.shown += value
        print(self.name, self.shown)


class Room:
    def __init__(self):
        self.labels = []

    def enter(self, label):
        if label in self.labels:
            return False
        self.labels.append(label)
        return True

    def leave(self, label):
        self.labels.remove(label)

    def tell(self, value):
        for label in self.labels:
            label.update(value)


def first(queue):
    try:
        return queue.pop(0)
    except IndexError as error:
        print("empty:", error)
        return -1


def main():
    signal = Signal()
    one, two = Label("one"), Label("two")
    signal.connect(one.update)
    signal.connect(two.update)
    signal.connect(one.update)
    signal.emit(1)
    signal.disconnect(two.update)
    signal.disconnect(two.update)
    signal.emit(2)
    print(one.shown, two.shown)
    room = Room()
    same = Label("one")
    print(room.enter(one), room.enter(same), room.enter(one))
    room.tell(5)
    room.leave(one)
    room.tell(1)
    print(one.shown, same.shown, len(room.labels))
    queue = [7]
    print(first(queue), first(queue))


main()
