# ANCHOR: delete
def checkout(cart, queue):
    paid = cart.pop("tea")
    del cart["cup"]
    del queue[0]
    return paid
# ANCHOR_END: delete
# ANCHOR: main


cart = {"tea": 3, "cup": 8, "jam": 4}
queue = ["Ada", "Ben"]
paid = checkout(cart, queue)
print(paid, cart, queue)
del cart
# ANCHOR_END: main
