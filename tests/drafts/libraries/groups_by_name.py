import re

ITEM = re.compile(r"(?P<name>\w+)\s*:\s*(?P<qty>\d+)\s*@\s*(?P<price>[\d.]+)(?:\s+#(?P<note>.*))?")


def parse(line):
    m = ITEM.match(line)
    if not m:
        return None
    item = m.groupdict()
    item["qty"] = int(item["qty"])
    item["price"] = float(item["price"])
    item["total"] = item["qty"] * item["price"]
    if item["note"] is None:
        print("no note for", item["name"])
    item["note"] = item["note"] or ""
    return item


def main():
    items = []
    for line in ["apple: 3 @ 1.5 # fresh", "pear: 2 @ 0.25", "junk"]:
        item = parse(line)
        if item:
            items.append(item)
    for item in items:
        print(item["name"], item["qty"], item["price"], item["total"], repr(item["note"]))
    print(items[0])
    print(sum(i["total"] for i in items))


main()
