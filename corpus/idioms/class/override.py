# ANCHOR: base
class Greeter:
    def greeting(self):
        return "hello"

    def greet(self, name):
        return f"{self.greeting()}, {name}"
# ANCHOR_END: base
# ANCHOR: override


class Pirate(Greeter):
    def greeting(self):
        return "ahoy"
# ANCHOR_END: override
# ANCHOR: main


for greeter in (Greeter(), Pirate()):
    print(greeter.greet("Ada"))
# ANCHOR_END: main
