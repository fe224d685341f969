# ANCHOR: reraise
def load(path):
    try:
        # PAIR: read
        return open(path).read()
    except OSError as error:
        # PAIR: logged
        print("logged:", type(error).__name__)
        raise
# ANCHOR_END: reraise
# ANCHOR: main


try:
    load("missing.txt")
except FileNotFoundError:
    print("using the defaults")
# ANCHOR_END: main
