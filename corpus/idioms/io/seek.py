# ANCHOR: seek
def last_bytes(path, count):
    with open(path, "rb") as file:
        file.seek(0, 2)
        size = file.tell()
        file.seek(max(size - count, 0))
        return file.read()
# ANCHOR_END: seek
# ANCHOR: main


with open("data.bin", "wb") as file:
    file.write(bytes(range(65, 75)))
print(last_bytes("data.bin", 3).decode())
# ANCHOR_END: main
