# ANCHOR: protocol
class Fibonacci:
    def __init__(self, limit):
        self.limit = limit
        self.current, self.next = 0, 1

    def __iter__(self):
        return self

    def __next__(self):
        if self.current > self.limit:
            raise StopIteration
        value = self.current
        self.current, self.next = self.next, self.current + self.next
        return value
# ANCHOR_END: protocol
# ANCHOR: main


print(*Fibonacci(20))
print(sum(Fibonacci(100)))
# ANCHOR_END: main
