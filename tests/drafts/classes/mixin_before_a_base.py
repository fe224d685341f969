class Logged:
    def log(self, text):
        self.lines.append(f"{self.name}: {text}")


class Keyed:
    def label(self):
        return f"{self.key()}/{self.name}"


class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age

    def greet(self):
        return f"I am {self.name}"


class Worker(Logged, Keyed, Person):
    def __init__(self, name, age, job):
        super().__init__(name, age)
        self.job = job
        self.lines = []

    def key(self):
        return (self.age, self.name)

    def work(self):
        self.log(f"does {self.job}")
        return len(self.lines)


ann = Worker("Ann", 30, "cooking")
bob = Worker("Bob", 25, "baking")
print(ann.greet(), ann.work(), ann.work(), bob.work(), ann.lines)
print(ann.label(), bob.label())
print(Person("Cleo", 3).greet())
