"""`map(int, texts)` where it is caught that a text is no number."""


def numbers(text):
    try:
        return list(map(int, text.split(",")))
    except ValueError:
        return []


def total(text):
    try:
        return sum(map(float, text.split()))
    except ValueError:
        return -1.0


def pair(text):
    try:
        first, second = map(int, text.split("-"))
    except ValueError:
        return None
    return first, second


def show(text):
    try:
        for number in map(int, text.split()):
            if number == 0:
                continue
            print(number)
    except ValueError:
        print("no number")
    else:
        print("all")


def largest(text):
    try:
        return max(map(int, text.split()))
    except ValueError:
        return None


print(numbers("1,2"), numbers("1,x"), numbers(""), numbers(" 7 ,-3"))
print(total("1 2.5"), total("1 é"), total(""))
print(pair("1-2"), pair("1-x"), pair("1-2-3"), pair(""))
show("1 0 2")
show("3 x 4")
show("")
print(largest("1 9 3"), largest(""), largest("1 z"))
