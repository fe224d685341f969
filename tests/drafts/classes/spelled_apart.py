"""Methods that only their spelling tells apart, as old names of what has a new one."""


class Watcher:
    def __init__(self):
        self.log = []
        self._level = 1

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        self._level = value

    def setLevel(self, value):
        self.level = value * 10

    def notify_all(self, what):
        self.log.append(what)

    def notifyAll(self, what):
        self.notify_all(what.upper())


class Loud(Watcher):
    def notifyAll(self, what):
        self.notify_all(what + "!")


plain = Watcher()
plain.notify_all("a")
plain.notifyAll("é")
plain.level = 2
print(plain.log, plain.level)
plain.setLevel(3)
print(plain.level)
loud = Loud()
loud.notify_all("b")
loud.notifyAll("")
print(loud.log)
