"""Second names for what fields hold, changed through either."""


class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.kids = []
        self.files = []
        self.sizes = {}
        if parent is not None:
            parent.kids.append(self)

    def add(self, file, size):
        files = self.files
        files.append(file)
        sizes = self.sizes
        sizes[file] = size
        return len(files)


root = Folder("root")
tom = Folder("tom", root)
tom.add("a", 1)
tom.add("b", 2)
mine = tom.files
mine.pop()
mine += ["c", "d"]
tom.add("e", 30)
print(mine, tom.files, len(mine))
print(tom.sizes, tom.files)
kids = root.kids
mia = Folder("mia", root)
kids.reverse()
print([kid.name for kid in root.kids], kids[0].name)
for folder in root.kids:
    files = folder.files
    files.append(folder.name)
    files += ["end"]
print(tom.files, mia.files)

first = [1]
second = first
second.append(2)
first = [9]
second.append(3)
print(first, second)
