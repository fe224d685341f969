# ANCHOR: fstring
def line(item, price, count):
    total = price * count
    return f"{item:<8}{count:>3} x {price:6.2f} = {total:8.2f}"
# ANCHOR_END: fstring
# ANCHOR: main


print(line("tea", 2.5, 4))
print(f"{'total':<8}{10.0:>24.2f} {7!r} {255:#x}")
# ANCHOR_END: main
