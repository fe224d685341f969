class Box:
    def __init__(self, value):
        self.value = value

    def show(self):
        return f"<{self.value}>"

    def is_set(self):
        if self.value:
            return True
        return False


print(Box(0).show(), Box("").show(), Box(1.0).show(), Box(True).show())
print(Box(0).is_set(), Box("").is_set(), Box(2).is_set(), Box("a").is_set())
