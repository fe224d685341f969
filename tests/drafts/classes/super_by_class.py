# `super(Class, self)`, as it was written before Python found both by itself.


class Base(object):
    def __init__(self, name):
        self.name = name

    def describe(self):
        return "base " + self.name

    def size(self):
        return len(self.name)


class Child(Base):
    def __init__(self, name, n):
        super(Child, self).__init__(name)
        self.n = n

    def describe(self):
        return super(Child, self).describe() + " " + str(self.n)


class Grand(Child):
    def __init__(self, name):
        super(Grand, self).__init__(name + "!", -1)

    def describe(self):
        return "<" + super(Grand, self).describe() + ">" + str(self.size())


class Failed(Exception):
    def __init__(self, code):
        super(Failed, self).__init__("code %d" % code)
        self.code = code


print(Child("x", 3).describe(), Grand("ä").describe())
try:
    raise Failed(-3)
except Failed as e:
    print(e, e.code)
