# ANCHOR: break
import sys


def average(values):
    total = sum(values)
    if not values:
        breakpoint()
    return total / max(len(values), 1)
# ANCHOR_END: break
# ANCHOR: main


def look(*arguments, **options):
    caller = sys._getframe(1)
    print("stopped with", caller.f_locals["values"], file=sys.stderr)


sys.breakpointhook = look
print(average([2, 4]), average([]))
# ANCHOR_END: main
