# ANCHOR: callable
class Average:
    def __init__(self):
        self.values = []

    def __call__(self, value):
        self.values.append(value)
        return sum(self.values) / len(self.values)
# ANCHOR_END: callable
# ANCHOR: main


average = Average()
print(average(10), average(20))
print(len(average.values))
# ANCHOR_END: main
