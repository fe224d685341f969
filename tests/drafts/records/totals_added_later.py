cart = [{"name": "pen", "qty": 2, "price": 1.5}, {"name": "cup", "qty": 1, "price": 4.0}]
for i, line in enumerate(cart, start=1):
    line["total"] = line["qty"] * line["price"]
    print(i, line["name"], line["total"])
cart.sort(key=lambda l: l["total"])
print(cart)
best = sorted(cart, key=lambda l: l["price"], reverse=True)[0]
best["qty"] = 10
print(cart[1]["qty"], sum(l["total"] for l in cart))
grand = {"count": len(cart), "sum": sum(l["total"] for l in cart), "names": [l["name"] for l in cart]}
print(grand)
