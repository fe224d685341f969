"""Bases that are never made: their functions and constants have a place all the same."""


from abc import ABC, abstractmethod


class Tool(ABC):
    KIND = "tool"

    def label(self):
        return f"{self.KIND}:{self.name()}"

    def hello(self):
        return "hello"

    @abstractmethod
    def name(self):
        ...

    @staticmethod
    def twice(x):
        return x * 2


class Saw(Tool):
    def name(self):
        return "saw"


class Axe(Tool):
    KIND = "chop"

    def name(self):
        return "axe"


for t in [Saw(), Axe()]:
    print(t.label(), t.hello())
print(Saw().hello(), Tool.twice(4))


class Greeter:
    def greet(self):
        return "hi"


class Loud(Greeter):
    def shout(self):
        return self.greet().upper()


class Quiet(Greeter):
    def whisper(self):
        return self.greet().lower()


print(Loud().shout(), Quiet().whisper(), Loud().greet())
