# ANCHOR: reversed
def is_palindrome(text):
    letters = [c.lower() for c in text if c.isalpha()]
    return letters == letters[::-1]


def countdown(start):
    return list(reversed(range(1, start + 1)))
# ANCHOR_END: reversed
# ANCHOR: main


print(is_palindrome("Never odd or even"), countdown(3), "stop"[::-1])
# ANCHOR_END: main
