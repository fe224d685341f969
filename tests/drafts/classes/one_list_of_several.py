"""A list that two instances and a variable stand for."""
class Logger:
    def __init__(self, lines, tag):
        self.lines = lines
        self.tag = tag
        self.count = 0

    def log(self, text):
        self.count += 1
        self.lines.append(f"{self.tag}{self.count}: {text}")

    def both(self):
        for line in self.lines:
            if line.startswith(self.tag):
                yield line

    def last(self):
        return self.lines[-1] if self.lines else None


def show(lines):
    print(len(lines), lines[:2])


def main():
    lines = []
    a = Logger(lines, "a")
    b = Logger(lines, "b")
    a.log("start")
    b.log("go")
    a.log("end")
    show(lines)
    print(a.last(), b.last() == a.last(), a.last() == lines[-1])
    lines.append("manual")
    for line in lines:
        print(line)
    print([x for x in a.both()], [x for x in b.both()])
    lines.clear()
    b.log("again")
    print(lines, a.last())
    for line in list(lines):
        a.log(line)
    print(sorted(lines), "a3: b2: again" in lines)


main()
