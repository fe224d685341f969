# ANCHOR: apply
def discounted(prices, rule):
    return [rule(price) for price in prices]
# ANCHOR_END: apply


# ANCHOR: main
prices = [1200, 350]
print(discounted(prices, lambda price: price - 100))
print(discounted(prices, lambda price: price // 2))
# ANCHOR_END: main
