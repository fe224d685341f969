# ANCHOR: closure
def make_multiplier(factor):
    def multiply(x):
        return x * factor

    return multiply
# ANCHOR_END: closure
# ANCHOR: main


double = make_multiplier(2)
triple = make_multiplier(3)
print(double(5), triple(5))
print(list(map(double, [1, 2])))
# ANCHOR_END: main
