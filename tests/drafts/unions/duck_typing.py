class Dog:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says woof"


class Robot:
    def __init__(self, serial):
        self.serial = serial
        self.name = "R" + str(serial)

    def speak(self):
        return f"unit {self.serial} beeps"


def chorus(things):
    for thing in things:
        print(thing.speak(), type(thing).__name__, thing.name)


crowd = [Dog("Rex"), Robot(7), Dog("Fido")]
chorus(crowd)
dogs = sum(1 for t in crowd if isinstance(t, Dog))
print(dogs)
print(sorted(t.name for t in crowd))
best = max(crowd, key=lambda t: len(t.name))
print(best.name)
