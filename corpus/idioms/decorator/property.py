# ANCHOR: property
class Room:
    def __init__(self, width, length):
        # PAIR: checked
        self.width = width
        self.length = length

    @property
    def area(self):
        return self._width * self.length
    # ANCHOR_END: property

    # ANCHOR: setter
    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, width):
        if width == 0:
            raise ValueError("a room needs a width")
        self._width = width
# ANCHOR_END: setter
# ANCHOR: main


room = Room(3, 4)
print(room.area)
room.width = 5
print(room.width, room.area)
try:
    room.width = 0
except ValueError as error:
    print(error)
# ANCHOR_END: main
