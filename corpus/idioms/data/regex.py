# ANCHOR: regex
import re

DATE = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")


def iso(text):
    return DATE.sub(lambda m: f"{m['year']}-{m['month']:0>2}-{m['day']:0>2}", text)


def years(text):
    return re.findall(r"\b\d{4}\b", text)
# ANCHOR_END: regex
# ANCHOR: main


print(iso("from 3.10.2024 to 24.12.2024"))
print(*years("1815 and 1852, not 18150"))
# ANCHOR_END: main
