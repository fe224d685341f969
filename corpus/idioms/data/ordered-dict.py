# ANCHOR: ordered
from collections import OrderedDict


def visit(history, page):
    history[page] = history.get(page, 0) + 1
    history.move_to_end(page)
# ANCHOR_END: ordered
# ANCHOR: main


history = OrderedDict()
for page in ("home", "news", "shop", "home"):
    visit(history, page)
print(list(history))
print(history.popitem(last=False))
# ANCHOR_END: main
