# ANCHOR: walk
import os


def sizes(folder):
    found = []
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            found.append((os.path.relpath(path, folder), os.path.getsize(path)))
    return sorted(found)
# ANCHOR_END: walk
# ANCHOR: main


os.makedirs("photos/a")
for name, text in (("photos/a.txt", "12345"), ("photos/a/b.txt", "12")):
    with open(name, "w") as file:
        file.write(text)
os.symlink("a.txt", "photos/link")
for path, size in sizes("photos"):
    print(path, size)
# ANCHOR_END: main
