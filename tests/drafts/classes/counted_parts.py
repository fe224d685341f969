class Part:
    def __init__(self, name, parent=None):
        self._name = name
        self._parent = parent
        self._notes = []

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = value.strip()

    @property
    def parent(self):
        return self._parent

    @parent.setter
    def parent(self, value):
        self._parent = value
        self._notes.append(f"moved to {value.name}")

    def notes(self):
        return list(self._notes)


box = Part("box")
lid = Part("lid", box)
same = lid
shelf = Part(" shelf")
same.parent = shelf
lid.name = " top "
shelf.name = shelf.name
print(same.name, lid.parent.name, same.notes(), box.name)
if lid.parent is shelf:
    print("on the shelf")
