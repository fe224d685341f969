class Journal:
    def __init__(self, path):
        self.path = path
        self.count = 0

    def add(self, text):
        with open(self.path, "a") as f:
            f.write(f"{self.count}: {text}\n")
        self.count += 1

    def entries(self):
        with open(self.path) as f:
            return [line.strip() for line in f]

    def clear(self):
        with open(self.path, "w"):
            pass

j = Journal("journal.txt")
j.add("start")
j.add("stop 100%")
print(j.entries())
j.clear()
print(j.entries(), j.count)
