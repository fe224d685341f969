class Total:
    def __init__(self, n: int) -> None:
        self.n = n

    def __add__(self, other: "Total") -> "Total":
        return Total(self.n + other.n)

    def __iadd__(self, other: "Total") -> "Total":
        self.n += other.n * 10
        return self


t = Total(1)
t += Total(2)
print(t.n)
for i in range(3):
    t += Total(i)
print(t.n)
