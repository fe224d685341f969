# ANCHOR: assert
def share(total, people):
    assert people > 0, "nobody to share with"
    part = total // people
    assert part * people <= total
    return part
# ANCHOR_END: assert
# ANCHOR: main


print(share(10, 3))
try:
    share(10, 0)
except AssertionError as error:
    # PAIR: bug
    print("bug:", error)
# ANCHOR_END: main
