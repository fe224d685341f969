# ANCHOR: binary
def is_png(path):
    with open(path, "rb") as file:
        # PAIR: compared
        return file.read(8) == b"\x89PNG\r\n\x1a\n"


def strip_nulls(source, target):
    with open(source, "rb") as before, open(target, "wb") as after:
        # PAIR: written
        after.write(before.read().replace(b"\0", b""))
# ANCHOR_END: binary
# ANCHOR: main


with open("raw", "wb") as file:
    file.write(b"a\0b\0")
strip_nulls("raw", "clean")
print(open("clean", "rb").read(), is_png("clean"))
# ANCHOR_END: main
