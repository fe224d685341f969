# ANCHOR: divide
def divide(x, y):
    if y == 0:
        raise ValueError("Cannot divide by zero.")
    return x / y
# ANCHOR_END: divide


# ANCHOR: between
def percentage(part, whole):
    share = divide(part, whole)
    print("divided")  # skipped when divide raises
    return share * 100
# ANCHOR_END: between


# ANCHOR: handle
def report(part, whole):
    try:
        result = percentage(part, whole)
        print(f"{result:.1f} %")
    except ValueError as e:
        print("Error:", e)
# ANCHOR_END: handle


# ANCHOR: use
report(1, 8)
report(10, 0)
# ANCHOR_END: use
