def load(path):
    try:
        with open(path) as f:
            return f.read()
    except FileNotFoundError as e:
        print("missing:", e)
        return None


def size(path):
    try:
        with open(path) as f:
            return len(f.read())
    except OSError as error:
        print("cannot:", error)
        return -1


with open("here.txt", "w") as f:
    f.write("hello\n")
print(load("here.txt"))
print(load("nope.txt"))
print(size("here.txt"), size("nope.txt"), size("."))
try:
    with open("nope/x.txt", "w") as f:
        f.write("x")
except FileNotFoundError as e:
    print(e)
