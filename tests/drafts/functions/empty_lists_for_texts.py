"""Functions that count and go through texts are given an empty list, too."""


def primes(digits):
    """How many of the digits are prime."""
    found = ("2", "3", "5", "7", "B", "D")
    total = 0
    for i in range(len(digits)):
        if digits[i] in found:
            total += 1
    return total


def vowels(text):
    if not text:
        return 0
    return sum(1 for c in text if c in "aeiouäö")


def last(text):
    return sorted(text)[-1] if len(text) > 0 else "none"


print(primes("AB"), primes("1077E"), primes([]), primes(""))
print(vowels("häagen"), vowels([]), vowels(""))
print(last("hello"), last([]), last("é"))
