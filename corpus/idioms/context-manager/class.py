# ANCHOR: class
class Indent:
    level = 0

    def __enter__(self):
        Indent.level += 1
        return self

    def __exit__(self, *error):
        Indent.level -= 1

    def say(self, text):
        print("  " * Indent.level + text)
# ANCHOR_END: class
# ANCHOR: main


with Indent() as outer:
    outer.say("one")
    with Indent() as inner:
        inner.say("two")
    outer.say("three")
# ANCHOR_END: main
