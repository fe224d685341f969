"""Places of matches whose text goes away."""

import re


def behind(text):
    found = re.search(r"\d+", text)
    text = text.upper()
    if found:
        return text, found.end()
    return text, -1


print(behind("éé12x"))
