# ANCHOR: lazy
def total_length(words):
    return sum(len(word) for word in words if word.isalpha())


def first_long(words):
    return next((word for word in words if len(word) > 6), None)
# ANCHOR_END: lazy
# ANCHOR: main


words = ["all", "quiet", "42", "western", "front"]
print(total_length(words), first_long(words))
# ANCHOR_END: main
