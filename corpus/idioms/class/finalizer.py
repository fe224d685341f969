# ANCHOR: finalizer
class Lamp:
    def __init__(self, name):
        self.name = name
        # PAIR: lit
        print(name, "on")

    def __del__(self):
        print(self.name, "off")
# ANCHOR_END: finalizer
# ANCHOR: main


def evening():
    hall = Lamp("hall")
    desk = Lamp("desk")
    del desk
    print("reading in the", hall.name)


evening()
# ANCHOR_END: main
