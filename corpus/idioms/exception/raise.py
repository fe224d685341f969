# ANCHOR: raise
def root(number):
    if number < 0:
        raise ValueError(f"{number} has no root")
    return number**0.5
# ANCHOR_END: raise
# ANCHOR: main


print(root(9))
try:
    root(-4)
except ValueError as error:
    print(error)
# ANCHOR_END: main
