# ANCHOR: classes
import sys
from types import SimpleNamespace


class Cat:
    def speak(self):
        return "Meow"


class Dog:
    def speak(self):
        return "Woof"


class Robot:
    def speak(self):
        return "Beep boop"
# ANCHOR_END: classes


# ANCHOR: function
def make_noise(entity):
    # Expects a 'speak' method and does not care about the class.
    print(entity.speak())
# ANCHOR_END: function


# ANCHOR: use
cat = Cat()
dog = Dog()
robot = Robot()

make_noise(cat)
make_noise(dog)
make_noise(robot)
# ANCHOR_END: use


# ANCHOR: mixed
def make_noises(entities):
    for entity in entities:
        make_noise(entity)


make_noises([robot, cat])
# ANCHOR_END: mixed

# ANCHOR: instance
clock = SimpleNamespace(speak=lambda: "Tick tock")
make_noise(clock)
# ANCHOR_END: instance

# ANCHOR: missing
try:
    make_noise(42)
except AttributeError as error:
    print(error, file=sys.stderr)
else:
    raise AssertionError("numbers cannot speak")
# ANCHOR_END: missing
