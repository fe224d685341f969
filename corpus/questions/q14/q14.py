# ANCHOR: digits
def digit_sum(num):
    # abs() because int('-') raises
    return sum(int(digit) for digit in str(abs(num)))
# ANCHOR_END: digits


# ANCHOR: rules
def is_interesting(num):
    if num % 7 == 0 or digit_sum(num) % 7 == 0:
        return True
    return False
# ANCHOR_END: rules


# ANCHOR: use
examples = [
    49,  # divisible by 7, its digit sum 13 is not
    28,  # divisible by 7, its digit sum 10 is not
    16,  # not divisible by 7, its digit sum 7 is
    10,  # neither
    -16,  # the sign is not a digit
    0,  # a multiple of every number
]
for num in examples:
    print(f"{num:>3}", "yes" if is_interesting(num) else "no")
# ANCHOR_END: use
