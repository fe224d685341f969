# ANCHOR: base
class Log:
    def __init__(self):
        self.lines = []

    def write(self, line):
        self.lines.append(line)
# ANCHOR_END: base
# ANCHOR: super


class NumberedLog(Log):
    def write(self, line):
        super().write(f"{len(self.lines) + 1}: {line}")
# ANCHOR_END: super
# ANCHOR: main


log = NumberedLog()
log.write("start")
log.write("stop")
print(*log.lines, sep="\n")
# ANCHOR_END: main
