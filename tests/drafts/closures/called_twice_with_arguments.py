# What is called twice sees what the first call has changed.
def run(task, argument):
    for _ in range(2):
        task(argument)


def each(items):
    for i in items:
        print(i)


def grow(items):
    items.append(len(items))


def hi(n):
    print("hi", n)


kept = [1, 2]
run(hi, -2)
run(each, kept)
run(grow, kept)
n = 3
run(hi, n)
n = 4
print(kept)
