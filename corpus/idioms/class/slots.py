# ANCHOR: slots
class Pixel:
    __slots__ = ("red", "green", "blue")

    def __init__(self, red, green, blue):
        self.red, self.green, self.blue = red, green, blue
# ANCHOR_END: slots
# ANCHOR: main


pixel = Pixel(255, 128, 0)
pixel.green += 1  # pixel.alpha = 1 raises AttributeError
print(pixel.red, pixel.green, pixel.blue)
# ANCHOR_END: main
