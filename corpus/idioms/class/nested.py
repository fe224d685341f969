# ANCHOR: nested
class Order:
    class Line:
        def __init__(self, article, count):
            # PAIR: article
            self.article = article
            # PAIR: count
            self.count = count

    def __init__(self):
        self.lines = []

    def add(self, article, count):
        # PAIR: added
        self.lines.append(Order.Line(article, count))
# ANCHOR_END: nested
# ANCHOR: main


order = Order()
order.add("tea", 2)
order.add("cup", 1)
print([line.article for line in order.lines], sum(line.count for line in order.lines))
# ANCHOR_END: main
