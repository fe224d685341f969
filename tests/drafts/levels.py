import enum


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10
    TOP = 10


print(Level.LOW < Level.HIGH, Level.TOP is Level.HIGH, int(Level.TOP))
