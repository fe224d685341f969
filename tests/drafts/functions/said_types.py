"""Types that comments and docstrings say, of functions that nothing here calls, too."""

from typing import Dict, List, Optional, Tuple


def label(number, name, tags=None):
    # type: (int, str, Optional[List[str]]) -> str
    if tags is None:
        tags = []
    return "{}:{} {}".format(number, name, len(tags))


def total(prices,  # type: Dict[str, float]
          factor=1.0,  # type: float
          ):
    # type: (...) -> float
    found = 0.0
    for key, value in prices.items():
        found += value * factor
    return found


def scale(values, by, name=None):
    """Scales values.

    :param list[int] values: what is scaled
    :type by: int
    :param name: shown before
    :type name: str
    """
    shown = [value * by for value in values]
    return f"{name} {shown}" if name else str(shown)


class Window:
    """A window.

    Parameters
    ----------
    width, height : int
        Its size.
    title : str, default="none"
        Its title.
    """

    def __init__(self, width, height, title="none"):
        self.width = width
        self.height = height
        self.title = title
        self.marks = []  # type: List[Tuple[str, int]]

    def area(self):
        return self.width * self.height

    def half(self):
        return self.width // 2, self.width % 2

    def fits(self, other):
        # type: (Window) -> bool
        return other.width <= self.width and other.height <= self.height

    def mark(self, text, at):
        """Marks a place.

        Args:
            text (str): What is written there.
            at (int): Where.
        """
        self.marks.append((text, at))

    def last(self) -> "Optional[Tuple[str, int]]":
        return self.marks[-1] if self.marks else None


def count(text):
    """Says two things.

    :type text: int
    :type text: str
    """
    return len("né")


if __name__ == "__main__":
    print(label(-3, "né"), scale([-2, 0], 7), scale([], 1, ""))
