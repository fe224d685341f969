"""A parser of formulas: errors with a position, from deep within."""

class SyntaxProblem(Exception):
    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message} at {position}")
        self.position = position


class Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        if self.at < len(self.text):
            return self.text[self.at]
        return ""

    def number(self) -> int:
        start = self.at
        while self.peek().isdigit():
            self.at += 1
        if start == self.at:
            raise SyntaxProblem("expected a number", start)
        return int(self.text[start:self.at])

    def factor(self) -> int:
        if self.peek() == "(":
            self.at += 1
            value = self.sum()
            if self.peek() != ")":
                raise SyntaxProblem("expected )", self.at)
            self.at += 1
            return value
        return self.number()

    def product(self) -> int:
        value = self.factor()
        while self.peek() in ("*", "/"):
            op = self.peek()
            self.at += 1
            right = self.factor()
            if op == "*":
                value *= right
            elif right == 0:
                raise ZeroDivisionError("division in formula")
            else:
                value //= right
        return value

    def sum(self) -> int:
        value = self.product()
        while self.peek() in ("+", "-"):
            op = self.peek()
            self.at += 1
            if op == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def parse(self) -> int:
        value = self.sum()
        if self.at != len(self.text):
            raise SyntaxProblem(f"unexpected {self.peek()!r}", self.at)
        return value


for text in ["1+2*3", "(1+2)*3", "2*(3", "4/0", "1+", "7)", "100/7-3"]:
    try:
        print(text, "=", Parser(text).parse())
    except SyntaxProblem as e:
        print(text, "!", e, e.position)
    except ZeroDivisionError as e:
        print(text, "!!", e)
