class Vehicle:
    def __init__(self, wheels, speed=0):
        self.wheels = wheels
        self.speed = speed

    def accelerate(self, amount):
        self.speed += amount
        return self.speed

    def __str__(self):
        return f"{self.label()} at {self.speed}"

    def label(self):
        return f"vehicle with {self.wheels} wheels"


class Car(Vehicle):
    def __init__(self, brand):
        super().__init__(4)
        self.brand = brand

    def label(self):
        return f"{self.brand} car"


class Bike(Vehicle):
    def __init__(self):
        super().__init__(2, speed=5)

    def accelerate(self, amount):
        self.speed += amount // 2
        return self.speed

    def label(self):
        return "bike"


car = Car("Fiat")
bike = Bike()
print(car.accelerate(30), bike.accelerate(10))
print(car, bike)
fleet = [Car("Ford"), Bike(), Vehicle(6)]
for v in fleet:
    v.accelerate(8)
for v in fleet:
    print(str(v), v.wheels)
print(sum(v.speed for v in fleet), max(v.speed for v in fleet))
