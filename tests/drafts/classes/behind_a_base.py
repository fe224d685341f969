class Base:
    def name(self):
        return "base"


class Late:
    def name(self):
        return "late"


class A(Base, Late):
    pass


class Early(Late):
    pass


class Hooked:
    def hello(self):
        return "hooked"


class B(Early, Hooked):
    def bye(self):
        return self.hello() + " bye " + self.name()


print(A().name(), B().bye())
