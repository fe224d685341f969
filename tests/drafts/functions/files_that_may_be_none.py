import io
def show(x: int, file=None) -> None:
    print("value", x, file=file)
out = io.StringIO()
show(1)
show(2, file=out)
print(repr(out.getvalue()))
