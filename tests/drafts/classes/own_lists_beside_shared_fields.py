"""Lists that one function alone has, changed where a field of an object that many have is looked at."""


class Room:
    def __init__(self, name, items):
        self.name = name
        self.items = items
        self.others = []

    def join(self, other):
        self.others.append(other)
        other.others.append(self)


def doubled(items):
    out = []
    for item in items:
        out.append(item * 2)
    return out


class Game:
    def __init__(self):
        hall, cellar = Room("hall", ["x", "y"]), Room("cellar", [])
        hall.join(cellar)
        self.here = hall

    def take(self, what):
        if what in self.here.items:
            self.here.items.remove(what)
            return True
        return False

    def look(self):
        lines = []
        lines.append("in " + self.here.name)
        if self.here.items:
            lines.append("see " + ", ".join(sorted(self.here.items)))
        for item in self.here.items:
            lines.append(item * 2)
        lines.extend(self.here.items)
        lines.extend(doubled(self.here.items))
        return lines

    def move(self):
        self.here = self.here.others[0]
        self.here.items.append("z")


game = Game()
print(game.look())
print(game.take("x"), game.take("x"), game.look(), len(game.here.others[0].others))
game.move()
print(game.look())
