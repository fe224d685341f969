# ANCHOR: else
def average(text):
    try:
        numbers = [float(word) for word in text.split()]
    except ValueError:
        return "not all are numbers"
    else:
        return sum(numbers) / max(len(numbers), 1)
# ANCHOR_END: else
# ANCHOR: main


print(average("1 2 6"))
print(average("1 two"))
# ANCHOR_END: main
