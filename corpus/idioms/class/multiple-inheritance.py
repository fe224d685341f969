# ANCHOR: bases
class Swimmer:
    def move(self):
        return "paddles"


class Flyer:
    def move(self):
        return "flies"
# ANCHOR_END: bases
# ANCHOR: both


class Duck(Swimmer, Flyer):
    def travel(self, wet):
        return self.move() if wet else Flyer.move(self)
# ANCHOR_END: both
# ANCHOR: main


duck = Duck()
print(duck.travel(True), duck.travel(False))
# ANCHOR_END: main
