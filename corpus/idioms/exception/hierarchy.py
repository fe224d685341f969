# ANCHOR: hierarchy
def read_port(path):
    try:
        with open(path) as file:
            # PAIR: parsed
            port = int(file.read())
            if not 0 <= port < 65536:
                raise ValueError(port)
            return port
    # PAIR: missing
    except FileNotFoundError:
        return 80
    # PAIR: unreadable
    except OSError:
        return "cannot read"
    except ValueError:
        return "no number"
# ANCHOR_END: hierarchy
# ANCHOR: main


for name, content in (("good", b" 8080\n"), ("bytes", b"\xff"), ("large", b"70000")):
    with open(name, "wb") as file:
        file.write(content)
for name in ("missing", "good", "bytes", "large", "."):
    print(read_port(name))
# ANCHOR_END: main
