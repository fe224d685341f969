class Point:
    def __init__(self, x):
        self.x = x
        self.tags = ["t"]


class Line:
    def __init__(self, start, end):
        self.first = start.x
        self.label = start.tags[0] + end.tags[-1]
        self.ends = [start, end]
        self.count = len(start.tags)


p = Point(1)
q = p
line = Line(p, q)
q.x += 4
q.tags.append("u")
line.ends[0].tags.append("v")
print(line.first, line.label, line.count, [e.x for e in line.ends], p.tags)
