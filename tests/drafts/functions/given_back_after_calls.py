def squash(op, stack):
    if op == "sum":
        stack[:] = [sum(stack)]
    elif op == "drop" and stack:
        del stack[-1]
    return None


def run(source, stack=None):
    stack = [] if stack is None else stack
    for token in source.split():
        if token.isdigit():
            stack.append(int(token))
            continue
        squash(token, stack)
    return stack, len(stack)


memory = []
for line in ("1 2 3", "sum", "4"):
    run(line, memory)
    print(memory)
result, count = run("5 6 sum")
print(result, count)
