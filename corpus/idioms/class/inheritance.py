# ANCHOR: base
class Employee:
    def __init__(self, salary):
        # PAIR: salary
        self.salary = salary

    def pay(self):
        return self.salary
# ANCHOR_END: base
# ANCHOR: derived


class Manager(Employee):
    def __init__(self, salary, bonus):
        # PAIR: inner
        super().__init__(salary)
        # PAIR: bonus
        self.bonus = bonus

    def pay(self):
        return super().pay() + self.bonus
# ANCHOR_END: derived
# ANCHOR: main


for person in (Employee(100), Manager(100, 20)):
    print(person.pay())
# ANCHOR_END: main
