class Base:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"<{self.n}>"


class A(Base):
    def __str__(self):
        return f"A{self.n}"


class B(Base):
    def __str__(self):
        return f"B{self.n}"


class C(Base):
    pass


for x in [A(1), B(2)]:
    print(x, repr(x), f"{x} {x!r}")
print([A(1), B(2)], str(A(3)), A(4))
for x in [A(1), C(2)]:
    print(x, str(x))
