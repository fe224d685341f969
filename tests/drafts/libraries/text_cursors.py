import io
def lines_of(source):
    for line in source:
        if line.startswith("#"):
            continue
        yield line.rstrip("\n")

def total(text):
    out = 0
    with io.StringIO(text) as f:
        for line in f:
            out += len(line)
    return out

print(list(lines_of(io.StringIO("a\n#b\nc"))))
print(total("a\nbb\n"))
s = io.StringIO("one\ntwo\n")
print(repr(s.readline()), repr(s.read()), repr(s.read()))
