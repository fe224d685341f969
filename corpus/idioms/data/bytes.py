# ANCHOR: bytes
def checksum(data):
    total = 0
    for byte in data:
        total = (total + byte) % 256
    return total


def decode(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "not text: " + data.hex()
# ANCHOR_END: bytes
# ANCHOR: main


print(checksum(b"caf\xc3\xa9"), len("café".encode()))
print(decode(b"caf\xc3\xa9"), decode(b"\xff\x00"))
# ANCHOR_END: main
