# ANCHOR: callable
class Average:
    def __init__(self):
        self.sum, self.count = 0.0, 0

    def __call__(self, value):
        self.sum += value
        self.count += 1
        return self.sum / self.count
# ANCHOR_END: callable
# ANCHOR: main


average = Average()
print(average(10), average(20))
print(average.count)
# ANCHOR_END: main
