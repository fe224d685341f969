# ANCHOR: alternative
class Colour:
    def __init__(self, red, green, blue):
        # PAIR: parts
        self.parts = red, green, blue

    @classmethod
    def from_hex(cls, text):
        return cls(*(int(text[i : i + 2], 16) for i in (1, 3, 5)))
# ANCHOR_END: alternative
# ANCHOR: main


print(Colour.from_hex("#ff8000").parts)
# ANCHOR_END: main
