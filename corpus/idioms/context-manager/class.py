# ANCHOR: class
class Transaction:
    def __init__(self, rows):
        self.rows = rows

    def __enter__(self):
        self.added = []
        return self

    def add(self, row):
        if not row:
            raise ValueError("an empty row")
        self.added.append(row)

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.rows.extend(self.added)
        else:
            # PAIR: rolled-back
            print("rolled back")
# ANCHOR_END: class


# ANCHOR: book
def book(rows, seats):
    with Transaction(rows) as transaction:
        for seat in seats:
            transaction.add(seat)
# ANCHOR_END: book
# ANCHOR: main


rows = []
book(rows, ["1A", "1B"])
try:
    # PAIR: refused
    book(rows, ["2A", ""])
except ValueError as error:
    # PAIR: told
    print(error)
print(rows)
# ANCHOR_END: main
