class Animal:
    def __init__(self, name: str, sound: str = "..."):
        self.name = name
        self.sound = sound

    def speak(self) -> str:
        return f"{self.name} says {self.sound}"

    def kind(self) -> str:
        return "animal"


class Dog(Animal):
    def __init__(self, name: str):
        super().__init__(name, "Woof")
        self.tricks: list[str] = []

    def add_trick(self, trick: str) -> None:
        self.tricks.append(trick)

    def kind(self) -> str:
        return "dog"


class Cat(Animal):
    def __init__(self, name: str):
        super().__init__(name, "Meow")

    def speak(self) -> str:
        return super().speak() + "!"


class Puppy(Dog):
    def speak(self) -> str:
        return f"{self.name} yips"


dog = Dog("Rex")
dog.add_trick("sit")
dog.add_trick("roll")
print(dog.speak(), dog.kind(), dog.tricks)
cat = Cat("Tom")
print(cat.speak(), cat.kind())
puppy = Puppy("Bit")
puppy.add_trick("bark")
print(puppy.speak(), puppy.kind(), puppy.tricks)
animals: list[Animal] = [Dog("A"), Cat("B"), Puppy("C"), Animal("D")]
for animal in animals:
    print(animal.speak(), animal.kind())
