# ANCHOR: power-generator
def power_generator(n):
    """Returns a function that calculates the nth power of its input."""
    def nth_power(x):
        return x ** n
    return nth_power
# ANCHOR_END: power-generator


# ANCHOR: square-cube
square = power_generator(2)
cube = power_generator(3)
print(square(5))
print(cube(5))
# ANCHOR_END: square-cube

# ANCHOR: captured
assert square.__closure__[0].cell_contents == 2
assert cube.__closure__[0].cell_contents == 3
# ANCHOR_END: captured

# ANCHOR: powers
powers = [power_generator(n) for n in range(5)]
print([power(5) for power in powers])
# ANCHOR_END: powers
