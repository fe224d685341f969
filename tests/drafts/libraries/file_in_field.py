class Log:
    def __init__(self, path):
        self.file = open(path, "w")
        self.lines = 0
    def write(self, text):
        self.file.write(text + "\n")
        self.lines += 1
    def close(self):
        self.file.close()

log = Log("x.log")
log.write("one")
log.write("two words")
log.close()
print(open("x.log").read(), log.lines)
