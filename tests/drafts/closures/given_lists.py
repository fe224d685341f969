"""Functions that keep a container that they were given, which its owner looks at as well."""


def make_logger(prefix, sink):
    count = 0

    def log(message, level="info"):
        nonlocal count
        count += 1
        sink.append(f"{prefix}[{level}] #{count} {message}")
        return len(sink)

    return log


def around(sink):
    def decorate(function):
        def called(text):
            sink.append("before " + text)
            return function(text) + 1

        return called

    return decorate


def extend(items, more):
    for it in more:
        items.append(it)


def width(text):
    return len(text)


lines = ["start"]
app = make_logger("app", lines)
app("started")
other = make_logger("db", lines)
other("connected", "debug")
extend(lines, ["x", "y"])
measured = around(lines)(width)
print(measured("four"))
for name in ["p", "q"]:
    app(name)
lines.append("end")
print(len(lines), lines[-1], "x" in lines)
for line in lines:
    print(line)
lines.sort()
print(lines[0])
n = app("again")
print(n, lines)
