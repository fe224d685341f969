# ANCHOR: loop
def report(stock):
    for name, count in stock.items():
        if count < 3:
            print("reorder", name)
# ANCHOR_END: loop


# ANCHOR: change
def restock(stock):
    for name in stock:
        stock[name] += 10
# ANCHOR_END: change


# ANCHOR: main
stock = {"tea": 2, "rice": 7, "salt": 1}
report(stock)
restock(stock)
print(stock["tea"], stock["rice"])
# ANCHOR_END: main
