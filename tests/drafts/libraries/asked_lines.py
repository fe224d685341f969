import io
def show(path):
    with open(path) as f:
        while line := f.readline():
            print(repr(line))
with open("z.txt", "w") as f:
    f.write("a\n\nb")
show("z.txt")
with open("z.txt") as f:
    while (line := f.readline()) != "":
        if not line.strip():
            continue
        print(line.strip().upper())
queue = [3, 1]
while queue:
    n = queue.pop()
    print(n)
