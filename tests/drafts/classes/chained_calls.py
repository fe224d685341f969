class Query:
    def __init__(self, table):
        self.table = table
        self.parts = []
        self.count = 0

    def where(self, cond):
        if cond in self.parts:
            return self
        self.parts.append(cond)
        return self

    def limit(self, n=10):
        """Sets the limit."""
        self.count = n
        return self

    def sql(self):
        text = "select * from " + self.table
        if self.parts:
            text += " where " + " and ".join(self.parts)
        return text + (f" limit {self.count}" if self.count else "")


class Basket:
    def __init__(self):
        self.items = set()
        self.total = 0

    def add(self, name, price):
        self.items.add(name)
        self.total += price
        return self


q = Query("users").where("a = 1").where("b > 2").limit()
print(q.sql())
text = q.where("c").limit(5).sql()
print(text)
(
    q.where("d")
    .where("d")
    .limit(n=3)
)
print(q.sql())
b = Basket()
b.add("x", 3).add("y", b.total + 1)
b.add("z", 2)
print(sorted(b.items), b.total)
def build(names):
    plan = Query("t")
    for n in names:
        plan.where(n).limit(len(n))
    return plan
print(build(["aa", "bbb"]).sql())
