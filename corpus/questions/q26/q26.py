# ANCHOR: attempt
for _ in range(4):
    try:
        x = int(input("Enter a number: "))
        y = 1 / x
# ANCHOR_END: attempt
    # ANCHOR: specific
    except ValueError:
        print("That's not a valid number!")
    except ZeroDivisionError:
        print("Division by zero!")
    # ANCHOR_END: specific
    # ANCHOR: general
    except Exception as e:
        print(f"An unexpected error occurred: {e}")
    # ANCHOR_END: general
    # ANCHOR: success
    else:
        print(y)
    # ANCHOR_END: success
