# ANCHOR: base
class Animal:
    kingdom = "Animalia"  # class variable
    legs = 4  # another, which nobody assigns to later

    def __init__(self, name):
        self.name = name  # instance variable

    def speak(self):
        return f"{self.name} makes a noise."
# ANCHOR_END: base

    # ANCHOR: classmethod
    @classmethod
    def change_kingdom(cls, new_kingdom):
        # PAIR: own-variable
        cls.kingdom = new_kingdom
    # ANCHOR_END: classmethod


# ANCHOR: dog
class Dog(Animal):
    def __init__(self, name, breed):
        # PAIR: base
        super().__init__(name)
        # PAIR: breed
        self.breed = breed

    def speak(self):  # overrides
        return f"{self.name} barks."
# ANCHOR_END: dog


# ANCHOR: cat
class Cat(Animal):
    pass
# ANCHOR_END: cat


# ANCHOR: bird
class Bird(Animal):
    legs = 2


print(Cat.legs, Bird.legs)
# ANCHOR_END: bird

# ANCHOR: override
dog = Dog("Buddy", "Golden Retriever")
cat = Cat("Tom")
for animal in (dog, cat):
    print(animal.speak())
print(dog.breed)
# ANCHOR_END: override


# ANCHOR: interact
def print_kingdoms():
    # PAIR: printed
    print(f"Animal {Animal.kingdom}, Dog {Dog.kingdom}, Cat {Cat.kingdom}")


print_kingdoms()
Dog.change_kingdom("Canidae")  # makes a variable of Dog's own
print_kingdoms()
Animal.change_kingdom("Metazoa")  # reaches Cat, but no longer Dog
print_kingdoms()
# ANCHOR_END: interact
