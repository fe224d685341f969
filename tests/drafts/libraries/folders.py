import os
import shutil
import tempfile


def tree(top):
    total = 0
    for root, dirs, files in os.walk(top):
        for name in sorted(files):
            path = os.path.join(root, name)
            size = os.path.getsize(path)
            total += size
            print(os.path.relpath(path, top), size)
    return total


base = tempfile.mkdtemp()
os.makedirs(os.path.join(base, "a", "b"))
os.makedirs(os.path.join(base, "a"), exist_ok=True)
for i, name in enumerate(["x.txt", "y.log"]):
    with open(os.path.join(base, "a", name), "w") as f:
        f.write("z" * (i + 1))
print(sorted(os.listdir(os.path.join(base, "a"))))
print(tree(os.path.join(base, "a")))
shutil.copy(os.path.join(base, "a", "x.txt"), os.path.join(base, "a", "b"))
shutil.move(os.path.join(base, "a", "y.log"), os.path.join(base, "z.log"))
print(sorted(os.listdir(base)), os.listdir(os.path.join(base, "a", "b")))
try:
    os.remove(os.path.join(base, "none"))
except FileNotFoundError:
    print("none to remove")
try:
    os.mkdir(base)
except OSError as e:
    print("cannot make", type(e).__name__)
shutil.rmtree(base)
print(os.path.exists(base), os.environ.get("SURELY_NOT_SET"), os.environ.get("SURELY_NOT_SET", "x"))
