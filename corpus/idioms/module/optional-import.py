# ANCHOR: optional
try:
    import fcntl
except ImportError:
    fcntl = None


def advice():
    if fcntl is None:
        return "no file locks here"
    return "file locks by fcntl"
# ANCHOR_END: optional
# ANCHOR: main


print(advice())
# ANCHOR_END: main
