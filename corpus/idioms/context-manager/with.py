# ANCHOR: manager
class Transaction:
    def __enter__(self):
        # PAIR: steps
        self.steps = []
        return self

    def __exit__(self, kind, error, traceback):
        # PAIR: rolled-back
        print("rolled back" if kind else f"saved {len(self.steps)}")
        return True
# ANCHOR_END: manager
# ANCHOR: with


def book(seats):
    with Transaction() as transaction:
        for seat in seats:
            if seat < 0:
                raise ValueError(seat)
            transaction.steps.append(seat)
# ANCHOR_END: with
# ANCHOR: main


book([1, 2])
book([1, -2])
# ANCHOR_END: main
