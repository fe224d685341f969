# ANCHOR: ignored
def total(words):
    result = 0
    for word in words:
        try:
            result += int(word)
        except ValueError:
            pass
    return result
# ANCHOR_END: ignored
# ANCHOR: main


print(total(["3", "x", " 4\n"]))
# ANCHOR_END: main
