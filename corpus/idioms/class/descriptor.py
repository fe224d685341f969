# ANCHOR: descriptor
class Percent:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if not 0 <= value <= 100:
            # PAIR: refused
            raise ValueError(f"{value} is not a percentage")
        setattr(instance, self.name, value)
# ANCHOR_END: descriptor
# ANCHOR: use


class Discount:
    rate = Percent()
# ANCHOR_END: use
# ANCHOR: main


discount = Discount()
discount.rate = 15
try:
    discount.rate = 130
except ValueError as error:
    print(error)
print(discount.rate)
# ANCHOR_END: main
