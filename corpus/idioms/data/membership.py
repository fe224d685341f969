# ANCHOR: membership
VOWELS = set("aeiou")


def vowels(word):
    return sum(letter in VOWELS for letter in word)


def is_known(stock, name):
    return name in stock and "old" not in name
# ANCHOR_END: membership
# ANCHOR: main


print(vowels("education"))
print(is_known({"tea": 3}, "tea"), is_known({"old tea": 1}, "old tea"))
# ANCHOR_END: main
