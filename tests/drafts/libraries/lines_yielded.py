def read(path):
    with open(path) as f:
        for line in f:
            yield line.strip()

def pairs(path):
    with open(path, encoding="utf-8") as f:
        header = f.readline().strip().split(",")
        for line in f:
            yield dict(zip(header, line.strip().split(",")))

with open("a.txt", "w") as f:
    f.write("x,y\n1,2\n3,4\n")
print(list(read("a.txt")))
for p in pairs("a.txt"):
    print(p["x"], p["y"])
print(sum(len(s) for s in read("a.txt")))
