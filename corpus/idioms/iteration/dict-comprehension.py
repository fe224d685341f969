# ANCHOR: dict
def lengths(words):
    return {word: len(word) for word in words}


def inverted(numbers):
    return {number: name for name, number in numbers.items()}
# ANCHOR_END: dict
# ANCHOR: main


numbers = lengths(["fig", "plum"])
print(numbers["plum"], inverted(numbers)[3])
# ANCHOR_END: main
