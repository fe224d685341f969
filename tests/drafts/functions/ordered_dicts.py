from collections import OrderedDict

scores = {"x": [1], "y": [2]}
order = OrderedDict()
order["z"] = 1
order["a"] = 2
order.move_to_end("z")
print(list(order), list(order.items()), scores)
print(order)
