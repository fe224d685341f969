# ANCHOR: iterable
class Playlist:
    def __init__(self, tracks):
        # PAIR: tracks
        self.tracks = tracks

    def __iter__(self):
        return iter(self.tracks)
# ANCHOR_END: iterable


# ANCHOR: iterator
class Fibonacci:
    def __init__(self, limit):
        # PAIR: limit
        self.limit = limit
        self.current, self.next = 0, 1

    def __iter__(self):
        return self

    def __next__(self):
        # PAIR: passed
        if self.current > self.limit:
            # PAIR: stop
            raise StopIteration
        value = self.current
        self.current, self.next = self.next, self.current + self.next
        return value
# ANCHOR_END: iterator
# ANCHOR: main


playlist = Playlist(["Intro", "Finale"])
for track in playlist:
    print(track)
print(len(list(playlist)))
print(sum(Fibonacci(100)))
# ANCHOR_END: main
