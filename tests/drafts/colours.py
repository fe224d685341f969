from enum import Enum


class Colour(Enum):
    RED = "r"
    DARK_RED = "dr"
    CRIMSON = "r"


print(Colour.DARK_RED.value, Colour.CRIMSON.value, Colour.CRIMSON == Colour.RED)
