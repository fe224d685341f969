# ANCHOR: hierarchy
def read_port(path):
    try:
        with open(path) as file:
            return int(file.read())
    except FileNotFoundError:
        return 80
    except OSError as error:
        return f"cannot read: {error.strerror}"
    except ValueError:
        return "no number"
# ANCHOR_END: hierarchy
# ANCHOR: main


open("bad", "w").close()
print(read_port("missing"), read_port("bad"))
# ANCHOR_END: main
