# A function that calls what it is given with what it is given: a closure of both.
def timed(label, run, argument):
    result = run(argument)
    print(label)
    return result


def total(numbers):
    return sum(numbers)


def grown(numbers):
    return [n + 1 for n in numbers] + [len(numbers)]


print(timed("a", total, [1, 2, -3]))
numbers = [5, 6]
print(timed("b", grown, numbers))
print(timed(label="c", argument=[], run=total))
