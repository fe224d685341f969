class Fib:
    def __init__(self):
        self.a = 0
        self.b = 1
        self.names = ["x"]
        self.log = "l"

    def step(self):
        self.a, self.b = self.b, self.a + self.b
        return self.a

    def rename(self, name):
        old, self.log = self.log, name
        self.log, self.a = self.log + "!", self.a + 1
        return old


f = Fib()
print([f.step() for _ in range(6)])
print(f.rename("new"), f.log, f.a)
g = Fib()
f.a, g.a = g.a, f.a
print(f.a, g.a)
