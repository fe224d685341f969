class Log:
    def __init__(self, path):
        self.file = open(path, "w")
    def write(self, text):
        self.file.write(text + "\n")
    def close(self):
        self.file.close()

log = Log("x.log")
log.write("a")
log.close()
print(open("x.log").read())
g = open("y.txt", "w")
g.write("hello")
g.close()
f = open("y.txt")
print(f.read())
