# ANCHOR: pool
from concurrent.futures import ThreadPoolExecutor


def count_all(paths):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(letters, paths))
# ANCHOR_END: pool


# ANCHOR: work
def letters(path):
    with open(path, encoding="utf-8") as file:
        return sum(c.isalpha() for c in file.read())
# ANCHOR_END: work
# ANCHOR: main


for name, text in (("a", "tea 4"), ("b", "coffee")):
    with open(name, "w") as file:
        file.write(text)
print(count_all(["a", "b"]))
# ANCHOR_END: main
