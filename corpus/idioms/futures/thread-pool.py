# ANCHOR: pool
from concurrent.futures import ThreadPoolExecutor


def letters(path):
    with open(path) as file:
        return sum(c.isalpha() for c in file.read())


def total(paths):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(letters, paths))
# ANCHOR_END: pool
# ANCHOR: main


for name, text in (("a", "tea 4"), ("b", "coffee")):
    with open(name, "w") as file:
        file.write(text)
print(total(["a", "b"]))
# ANCHOR_END: main
