# ANCHOR: generator
def countdown(start):
    while start > 0:
        yield start
        start -= 1
# ANCHOR_END: generator


# ANCHOR: main
for number in countdown(3):
    print(number)
print(sum(countdown(100)))
# ANCHOR_END: main
