def tokenize(text: str) -> list[float | str]:
    tokens: list[float | str] = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c in "+-*/()":
            tokens.append(c)
            i += 1
        else:
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            tokens.append(float(text[i:j]))
            i = j
    return tokens


def to_rpn(tokens: list[float | str]) -> list[float | str]:
    prec = {"+": 1, "-": 1, "*": 2, "/": 2}
    out: list[float | str] = []
    ops: list[str] = []
    for t in tokens:
        if isinstance(t, float):
            out.append(t)
        elif t == "(":
            ops.append(t)
        elif t == ")":
            while ops and ops[-1] != "(":
                out.append(ops.pop())
            ops.pop()
        else:
            while ops and ops[-1] != "(" and prec[ops[-1]] >= prec[t]:
                out.append(ops.pop())
            ops.append(t)
    while ops:
        out.append(ops.pop())
    return out


def evaluate(rpn: list[float | str]) -> float:
    stack: list[float] = []
    for t in rpn:
        if isinstance(t, str):
            b = stack.pop()
            a = stack.pop()
            if t == "+":
                stack.append(a + b)
            elif t == "-":
                stack.append(a - b)
            elif t == "*":
                stack.append(a * b)
            else:
                stack.append(a / b)
        else:
            stack.append(t)
    return stack[0]


for source in ["1 + 2 * 3", "(1 + 2) * 3", "10 / 4 - 1"]:
    tokens = tokenize(source)
    print(tokens)
    rpn = to_rpn(tokens)
    print(rpn, evaluate(rpn))
