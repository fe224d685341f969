# ANCHOR: base
class Log:
    def __init__(self, name):
        # PAIR: name
        self.name = name
        self.lines = []

    def write(self, line):
        self.lines.append(line)
# ANCHOR_END: base


# ANCHOR: super
class NumberedLog(Log):
    def __init__(self, name, start):
        # PAIR: inner
        super().__init__(name)
        self.number = start

    def write(self, line):
        super().write(f"{self.number}: {line}")
        self.number += 1
# ANCHOR_END: super
# ANCHOR: main


log = NumberedLog("boot", 1)
log.write("start")
log.write("stop")
print(log.name, *log.lines, sep="\n")
# ANCHOR_END: main
