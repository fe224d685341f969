# ANCHOR: property
class Room:
    def __init__(self, width, length):
        self.width = width
        self.length = length

    @property
    def area(self):
        return self.width * self.length
# ANCHOR_END: property
# ANCHOR: main


room = Room(3, 4)
print(room.area)
room.width = 5
print(room.area)
# ANCHOR_END: main
