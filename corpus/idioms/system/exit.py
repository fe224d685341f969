# ANCHOR: exit
import sys


def check(words):
    if "stop" in words:
        print("stopping early")
        sys.exit(0)
    return len(words)


try:
    print(check(["go", "on"]))
    check(["stop"])
    print("never printed")
finally:
    print("cleaned up")
# ANCHOR_END: exit
