# ANCHOR: factory
class Base:
    @classmethod
    def factory(cls):
        if cls.__name__ == "DerivedA":
            return cls("from A")
        elif cls.__name__ == "DerivedB":
            return cls("from B")
        return cls()

    def __init__(self, msg=None):
        self.msg = msg if msg else "Base"

    def __str__(self):
        return self.msg
# ANCHOR_END: factory

    # ANCHOR: helpers
    @staticmethod
    def clean(text):
        return text.strip()

    @classmethod
    def path(cls):
        return "Base"
    # ANCHOR_END: helpers


# ANCHOR: derived
class DerivedA(Base):
    @classmethod
    def path(cls):
        return "A > " + super().path()


class DerivedB(Base):
    @staticmethod
    def clean(text):
        return text.strip().upper()

    @classmethod
    def path(cls):
        return "B > " + super().path()
# ANCHOR_END: derived


# ANCHOR: both
class Both(DerivedA, DerivedB):
    pass
# ANCHOR_END: both


# ANCHOR: use-factory
print(str(Base.factory()))
print(str(DerivedA.factory()))
print(str(DerivedB.factory()))
print(str(Both.factory()))  # neither name matches
# ANCHOR_END: use-factory

# ANCHOR: use-both
print(DerivedA.path())
print(Both.path())  # A's super() is B here
print(Both.clean("  text "))  # A has no clean, B is asked before Base
print(DerivedA.clean("  text "))
# ANCHOR_END: use-both
