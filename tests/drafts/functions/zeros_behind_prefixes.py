"""Numbers in other bases with a prefix, filled up with zeros: the sign counts, and so does the prefix."""


def shown(n):
    print(f"{n:#06x}|{n:#010b}|{n:#05o}|{n:#08X}|{n:#02x}|{n:0=#7x}|{n:#x}|{n:>#9x}")


for n in (0, 10, -1, 255, -255, 65536, 2**40, -(2**62)):
    shown(n)
print(format(10, "#06x"), "{:#04x}".format(-10))
