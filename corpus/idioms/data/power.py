# ANCHOR: power
def compound(amount, rate, years):
    return amount * (1 + rate) ** years


def digits_limit(digits):
    return 10**digits - 1
# ANCHOR_END: power
# ANCHOR: main


print(round(compound(1000, 0.05, 10), 2))
print(digits_limit(4), 2**0.5 > 1.41, 2**-1)
# ANCHOR_END: main
