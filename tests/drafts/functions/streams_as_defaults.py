"""A stream as a default that no call overrides."""
import sys


class Report:
    def __init__(self, title: str) -> None:
        self.title = title
        self.lines: list[str] = []

    def add(self, line: str) -> None:
        self.lines.append(line)

    def show(self, out=sys.stdout) -> int:
        text = "\n".join([self.title, *self.lines])
        print(text, file=out)
        out.write(f"{len(text)}\n")
        return len(text)


def warn(text: str, level: int = 1, target=sys.stderr) -> None:
    print("!" * level, text, file=target)


report = Report("Äpfel")
report.add("one")
print(report.show())
warn("late")
warn("later", level=2)
