class Box:
    def __init__(self):
        self.items = []
        self.tags = []

    def reset(self):
        self.items = []


def main():
    box = Box()
    items = box.items
    items.append(1)
    box.reset()
    print(items, box.items)
    other = Box()
    tags = other.tags
    tags.append("u")
    other = Box()
    tags.append("v")
    print(tags, other.tags)


main()
