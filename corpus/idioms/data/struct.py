# ANCHOR: struct
import struct


def header(kind, length):
    return struct.pack(">BHI", kind, 7, length)


def parse(data):
    kind, version, length = struct.unpack_from(">BHI", data)
    return kind, version, length
# ANCHOR_END: struct
# ANCHOR: main


data = header(2, 1000)
print(data.hex(" "))
print(*parse(data))
# ANCHOR_END: main
