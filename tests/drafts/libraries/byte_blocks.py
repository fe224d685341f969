import os, tempfile, hashlib, zlib

def checksum(path, size=4):
    total = 0
    with open(path, "rb") as f:
        while True:
            chunk = f.read(size)
            if not chunk:
                break
            for byte in chunk:
                total = (total * 31 + byte) % 1000003
    return total

def blocks(path):
    n = 0
    with open(path, "rb") as f:
        while chunk := f.read(3):
            n += 1
            print(chunk, len(chunk), chunk[0])
    return n

path = os.path.join(tempfile.mkdtemp(), "x.bin")
with open(path, "wb") as f:
    f.write(bytes([0, 10, 200]))
    f.write("é\n".encode("utf-8"))
    f.write(b"end'")
print(checksum(path), blocks(path))
with open(path, "rb") as f:
    data = f.read()
print(sum(data), [b for b in data if b > 127], max(data))
print(hashlib.sha256(data).hexdigest()[:16])
