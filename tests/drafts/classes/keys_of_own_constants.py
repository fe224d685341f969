class P:
    LEVELS = {"+": 1, "-": 2}
    def __init__(self, words: list[str]):
        self.words = words
    def f(self):
        return [self.LEVELS[w] for w in self.words if w in self.LEVELS]
    def g(self, w: str):
        return self.LEVELS.get(w, 0)
print(P(["+", "ab"]).f(), P([]).g("-"))
