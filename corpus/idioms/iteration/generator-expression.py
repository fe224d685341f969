# ANCHOR: lazy
def total_length(words):
    return sum(len(word) for word in words if not word.startswith("#"))


def first_long(words):
    return next((word for word in words if len(word) > 6), None)
# ANCHOR_END: lazy
# ANCHOR: main


words = ["all", "quiet", "#42", "western", "front"]
print(total_length(words), first_long(words))
print(total_length(["café"]), first_long(["Größen", "groß"]))
# ANCHOR_END: main
