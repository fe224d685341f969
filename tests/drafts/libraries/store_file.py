import os
class Store:
    def __init__(self, path):
        self.path = path
        self.data = {}
        if os.path.exists(path):
            self._load()
    def _load(self):
        with open(self.path) as f:
            for line in f:
                key, _, value = line.rstrip("\n").partition("\t")
                self.data[key] = value
    def set(self, key, value):
        self.data[key] = value
        self._save()
    def _save(self):
        tmp = self.path + ".tmp"
        with open(tmp, "w") as f:
            for key, value in self.data.items():
                f.write(key + "\t" + value + "\n")
        os.replace(tmp, self.path)
    def __len__(self):
        return len(self.data)

s = Store("s.tsv")
s.set("a", "1")
s.set("b", "two words")
t = Store("s.tsv")
print(len(t), t.data, os.path.getsize("s.tsv"))
