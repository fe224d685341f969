# ANCHOR: shift
def pack(red, green, blue):
    return red << 16 | green << 8 | blue


def green_of(colour):
    return colour >> 8 & 0xFF
# ANCHOR_END: shift


# ANCHOR: flags
def flags(positions):
    value = 0
    for position in positions:
        value |= 1 << position
    return value
# ANCHOR_END: flags
# ANCHOR: main


print(hex(pack(255, 128, 7)), green_of(0xFF8007), bin(flags([0, 3])))
# ANCHOR_END: main
