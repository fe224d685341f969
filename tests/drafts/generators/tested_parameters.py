"""Iterators as parameters that are asked until one says yes or no."""


def all_prime(n, divisors=(2, 3, 5)):
    return all(n % d for d in divisors)


def any_even(numbers):
    return any(n % 2 == 0 for n in numbers)


def some(flags):
    return any(flags)


def is_fit(words, most=3):
    return all(len(word) <= most for word in words if word)


print(all_prime(7), all_prime(9), all_prime(1, [4]))
print(any_even(n * 3 for n in range(3)), any_even(x for x in [1, 3]))
print(some(n > 2 for n in [1, 2, 3]), some(bool(c) for c in ""))
print(is_fit(w for w in ["a", "", "éüö"]), is_fit((w for w in ["four"]), 3))
