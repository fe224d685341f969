class Part:
    def __init__(self, above=None):
        self.above = above
        self.parts = []


def circle():
    top = Part()
    top.parts.append(Part(top))


for _ in range(3):
    circle()
print("made")
