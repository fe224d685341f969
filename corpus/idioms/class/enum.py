# ANCHOR: enum
from enum import Enum


class Light(Enum):
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"

    def next(self):
        order = list(Light)
        return order[(order.index(self) + 1) % len(order)]
# ANCHOR_END: enum


# ANCHOR: use
for light in Light:
    print(light.value, "then", light.next().value)
print(Light("green").name)
# ANCHOR_END: use
