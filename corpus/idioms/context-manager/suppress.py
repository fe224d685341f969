# ANCHOR: suppress
import os
from contextlib import suppress


def remove_if_there(path):
    with suppress(FileNotFoundError):
        os.remove(path)
# ANCHOR_END: suppress
# ANCHOR: main


open("old.log", "w").close()
remove_if_there("old.log")
remove_if_there("old.log")
print(os.path.exists("old.log"))
# ANCHOR_END: main
