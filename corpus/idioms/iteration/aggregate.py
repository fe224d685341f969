# ANCHOR: aggregate
def is_valid(order):
    return all(count >= 0 for _, count in order) and any(count > 0 for _, count in order)


def total(order, prices):
    return sum(prices[name] * count for name, count in order)
# ANCHOR_END: aggregate
# ANCHOR: main


order = [("tea", 2), ("cup", 0)]
print(is_valid(order), total(order, {"tea": 3, "cup": 8}))
print(is_valid([("tea", 0)]), is_valid([]))
# ANCHOR_END: main
