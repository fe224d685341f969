# ANCHOR: weak
import gc
import weakref


class Room:
    def __init__(self, house):
        # PAIR: house
        self.house = weakref.ref(house)


class House:
    def __init__(self):
        # PAIR: rooms
        self.rooms = [Room(self), Room(self)]
# ANCHOR_END: weak
# ANCHOR: main


house = House()
room = house.rooms[0]
print(room.house() is house)
del house
gc.collect()
print(room.house())
# ANCHOR_END: main
