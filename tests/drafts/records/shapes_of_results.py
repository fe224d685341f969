def divide(a, b):
    if b == 0:
        return {"ok": False, "error": "division by zero"}
    return {"ok": True, "value": a / b}

for a, b in [(6, 3), (1, 0), (7, 2)]:
    res = divide(a, b)
    if res["ok"]:
        print("value", res["value"])
    else:
        print("error", res["error"])
    print(res)
