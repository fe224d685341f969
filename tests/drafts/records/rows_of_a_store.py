class Store:
    def __init__(self):
        self._rows = {}
        self._next = 1

    def insert(self, name, price):
        row = {"id": self._next, "name": name, "price": price, "sold": False}
        self._rows[self._next] = row
        self._next += 1
        return row

    def get(self, rid):
        return self._rows.get(rid)

    def sell(self, rid):
        row = self.get(rid)
        if row is None:
            raise KeyError(rid)
        row["sold"] = True

s = Store()
r = s.insert("lamp", 9.5)
s.insert("sofa", 200.0)
s.sell(1)
print(r["sold"], s.get(1)["sold"], s.get(2)["sold"], s.get(3))
try:
    s.sell(7)
except KeyError as e:
    print("no row", e)
print(s.get(2))
