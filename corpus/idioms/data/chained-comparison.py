# ANCHOR: chain
def is_teen(age):
    return 13 <= age < 20


def is_mild(night, day):
    return 5 < night < day < 25
# ANCHOR_END: chain
# ANCHOR: main


print(is_teen(13), is_teen(20))
print(is_mild(9, 18), is_mild(9, 30))
# ANCHOR_END: main
