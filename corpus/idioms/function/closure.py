# ANCHOR: closure
def make_counter(step):
    total = 0

    def count():
        nonlocal total
        total += step
        return total

    return count
# ANCHOR_END: closure


# ANCHOR: main
by_two = make_counter(2)
by_ten = make_counter(10)
by_two()
print(by_two(), by_ten())
# ANCHOR_END: main
