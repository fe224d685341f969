"""What may not be there, and is made in a way that is not known: the hole still says its type."""

import re


def has_parts(module, least):
    found = re.match(r"[a-z]?((?:\d|\.)+\d+)", getattr(module, "__version__", ""))
    if not found:
        return False
    parts = found.group(1).split(".")
    return len(parts) > 2


print(len("né"))
