# ANCHOR: meta
import sys


class ValidatorMeta(type):
    def __new__(cls, name, bases, dct):
        # Ensure each class has a validate method of its own
        if 'validate' not in dct:
            raise TypeError(f"{name} must implement a validate method")
        return super().__new__(cls, name, bases, dct)
# ANCHOR_END: meta


# ANCHOR: entity
class Entity(metaclass=ValidatorMeta):
    def validate(self):
        raise NotImplementedError
# ANCHOR_END: entity


# ANCHOR: person
class Person(Entity):
    def __init__(self, name, age):
        self.name = name
        self.age = age

    def validate(self):
        if not self.name:
            raise ValueError("a person needs a name")
        if not 0 <= self.age < 150:
            raise ValueError(f"nobody is {self.age} years old")
# ANCHOR_END: person


# ANCHOR: use
def check(entity):
    try:
        entity.validate()
    except ValueError as error:
        print("invalid:", error)
    else:
        print("valid")


check(Person("John Doe", 30))
check(Person("", 30))
check(Person("Methuselah", 969))
# ANCHOR_END: use

# ANCHOR: refused
try:
    class Animal(Entity):
        pass
except TypeError as error:
    print(error, file=sys.stderr)
else:
    raise AssertionError("Animal has no validate method")
# ANCHOR_END: refused
