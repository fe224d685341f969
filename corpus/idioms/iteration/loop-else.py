# ANCHOR: loop
def smallest_factor(n):
    for candidate in range(2, n):
        if n % candidate == 0:
            break
    else:
        return n
    return candidate
# ANCHOR_END: loop
# ANCHOR: main


print(smallest_factor(91), smallest_factor(97))
# ANCHOR_END: main
