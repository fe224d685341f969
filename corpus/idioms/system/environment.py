# ANCHOR: environment
import os


def port():
    return int(os.environ.get("CARD_PORT", "8080"))


def is_verbose():
    return os.getenv("CARD_VERBOSE") is not None
# ANCHOR_END: environment
# ANCHOR: main


print(port(), is_verbose())
print("PATH" in os.environ)
# ANCHOR_END: main
