"""What a generator does, and when: nothing before it is asked, and no step more than it is asked for."""


def steps():
    print("start")
    yield 1
    print("between")
    yield 2
    print("end")


def read(lines):
    for line in lines:
        print("read", line)
        yield line.strip()


def keep(lines):
    for line in lines:
        if line and not line.startswith("#"):
            print("keep", line)
            yield line


def numbers(lines):
    for line in lines:
        yield int(line)


def counter(start, step=1):
    n = start
    while True:
        yield n
        n += step


def take(n, items):
    for _ in range(n):
        yield next(items)


def source(n):
    print("open")
    try:
        for i in range(n):
            yield i
    finally:
        print("close")


def main():
    it = steps()
    print("made")
    print(next(it))
    print("asked again")
    print(next(it), next(it, None), next(it, -1))
    total = 0
    for n in numbers(keep(read(["1", " 2 ", "# no", "", "3"]))):
        print("got", n)
        total += n
        if n == 2:
            break
    print(total)
    c = counter(10, 5)
    print(next(c), next(c), list(take(2, c)), next(c))
    for x in source(3):
        print(x)
    for x in source(10):
        if x == 1:
            break
        print("partial", x)
    print("done")


main()
