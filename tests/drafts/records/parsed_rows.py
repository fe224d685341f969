TEXT = """name,qty,price
bolt,10,0.5
nut,x,0.1
gear,3,12.25
"""
def parse(text):
    rows, errors = [], []
    lines = text.strip().split("\n")
    for no, line in enumerate(lines[1:], 2):
        name, qty, price = line.split(",")
        try:
            rows.append({"name": name, "qty": int(qty), "price": float(price)})
        except ValueError:
            errors.append({"line": no, "text": line})
    return rows, errors
rows, errors = parse(TEXT)
for r in rows:
    r["value"] = r["qty"] * r["price"]
    print(r)
for e in errors:
    print(f"line {e['line']}: {e['text']}")
