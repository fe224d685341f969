class Animal:
    count = 0

    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs
        Animal.count += 1

    def speak(self):
        raise NotImplementedError

    def describe(self):
        return f"{self.name} has {self.legs} legs and says {self.speak()}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    def speak(self):
        return "Woof"


class Bird(Animal):
    def __init__(self, name, can_fly=True):
        super().__init__(name, legs=2)
        self.can_fly = can_fly

    def speak(self):
        return "Tweet"

    def describe(self):
        text = super().describe()
        return text + (" and flies" if self.can_fly else " and walks")


class Penguin(Bird):
    def __init__(self, name):
        super().__init__(name, can_fly=False)

    def speak(self):
        return "Honk"


animals = [Dog("Rex"), Bird("Tweety"), Penguin("Pingu")]
for animal in animals:
    print(animal.describe())
print(animals)
print(Animal.count, sum(a.legs for a in animals))
birds = [a for a in animals if isinstance(a, Bird)]
print(len(birds), [b.name for b in birds if not b.can_fly])
by_sound = {}
for a in animals:
    by_sound.setdefault(a.speak(), []).append(a.name)
print(by_sound)
