# ANCHOR: divide
def divide(x, y):
    if y == 0:
        raise ValueError("Cannot divide by zero.")
    return x / y
# ANCHOR_END: divide


# ANCHOR: caller
def share_bill(total, guests):
    share = divide(total, guests)
    print(f"{guests} guests pay {share} each.")
    return share
# ANCHOR_END: caller


# ANCHOR: top
result = share_bill(10, 4)
print(f"Result: {result}")
# ANCHOR_END: top

# ANCHOR: handler
try:
    result = share_bill(10, 0)
    print(f"Result: {result}")
except ValueError as e:
    print(f"Error: {e}")
# ANCHOR_END: handler


# ANCHOR: unchecked
def share_unchecked(total, guests):
    return total // guests


try:
    result = share_unchecked(10, 0)
    print(f"Result: {result}")
except ZeroDivisionError:
    print("Unchecked division by zero!")
# ANCHOR_END: unchecked
