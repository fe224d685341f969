"""Context managers of the file's own classes."""


class Timer:
    def __init__(self, label: str):
        self.label = label
        self.depth = 0

    def __enter__(self):
        print('start', self.label)
        self.depth += 1
        return self

    def __exit__(self, exc_type, exc, tb):
        print('stop', self.label)
        self.depth -= 1
        return False


class Indent:
    level = 0

    def __init__(self, log: list[str]):
        self.log = log

    def __enter__(self) -> int:
        return len(self.log)

    def __exit__(self, *exc):
        print('left')


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        print('quiet ends')


def work(n: int) -> int:
    with Timer('work') as timer:
        print('depth', timer.depth)
        if n > 2:
            return n * 2
        if n < 0:
            raise ValueError('negative')
    print('after', n)
    return n


with Timer('x') as t:
    print('in', t.label)
print(t.depth)
print(work(1), work(5))
try:
    work(-1)
except ValueError as error:
    print('caught', error)
with Timer('a'), Timer('b') as b:
    print('both', b.label)
with Quiet():
    print('hush')
for i in range(3):
    with Timer(f'loop {i}'):
        if i == 1:
            continue
        print('body', i)
with Indent(['p', 'q']) as width:
    print('width', width)
