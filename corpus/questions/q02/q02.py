# ANCHOR: write
import importlib
import pathlib
import sys

sys.path.insert(0, ".")


def write_modules(**modules):
    for name, text in modules.items():
        pathlib.Path(name + ".py").write_text(text)
    importlib.invalidate_caches()
# ANCHOR_END: write


# ANCHOR: broken
write_modules(
    broken_a="from broken_b import B\n\nclass A:\n    def __init__(self):\n        self.b = B()\n",
    broken_b="from broken_a import A\n\nclass B:\n    def __init__(self):\n        self.a = A()\n",
)
try:
    import broken_a
except ImportError as error:
    print("broken:", error.msg.split(" (")[0], file=sys.stderr)
else:
    raise AssertionError("the cycle was imported")
# ANCHOR_END: broken

# ANCHOR: deferred
write_modules(
    module_a="""
from module_b import B

class A:
    def __init__(self, name):
        self.name = name
        self.b = B(self)
""",
    # PAIR: module-b
    module_b="""
class B:
    def __init__(self, a=None):
        from module_a import A
        self.a = a or A("made by b")

    def owner(self):
        return "b of " + self.a.name
""",
)
from module_a import A
from module_b import B
# ANCHOR_END: deferred

# ANCHOR: use
a = A("first")
print(a.b.owner())
print(a.b.a is a)
b = B()
print(b.a.b.owner())
# ANCHOR_END: use
