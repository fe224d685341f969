# ANCHOR: conditional
def price(age, day):
    base = 5 if age < 18 else 9
    return base // 2 if day == "tuesday" else base


def plural(count):
    return f"{count} ticket" + ("" if count == 1 else "s")
# ANCHOR_END: conditional
# ANCHOR: main


print(price(12, "monday"), price(40, "tuesday"))
print(plural(1), plural(3))
# ANCHOR_END: main
