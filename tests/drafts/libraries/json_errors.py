import json
import sys

def parse(text):
    try:
        data: dict[str, int] = json.loads(text)
    except json.JSONDecodeError:
        print("no json")
        return {}
    return data

print(parse('{"a": 1}'))
print(parse("{oops"))
json.dump([1, 2, 3], sys.stdout)
print()
with open("s.json", "w") as f:
    json.dump({"ids": [1, 2], "more": []}, f)
    f.write("\n")
print(open("s.json").read(), end="")
