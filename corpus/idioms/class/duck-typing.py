# ANCHOR: classes
class Bell:
    def ring(self):
        return "ding"


class Phone:
    def ring(self):
        return "brrr"
# ANCHOR_END: classes
# ANCHOR: duck


def announce(thing, times):
    return " ".join(thing.ring() for _ in range(times))
# ANCHOR_END: duck
# ANCHOR: main


print(announce(Bell(), 2))
print(announce(Phone(), 1))
# ANCHOR_END: main
