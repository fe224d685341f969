def push(stack, a, b):
    stack += [a, b]
    return len(stack)


def push_if(stack, a, is_new):
    if is_new:
        stack = []
    stack += [a]
    return stack


def rebind(items):
    items += [1]
    items = [9]
    items += [2]
    return items


memory = [0]
count = push(memory, 1, 2)
print(count, memory)
count = push(memory, 3, 4)
print(count, memory, push_if([], 1, False), push_if([7], 1, False))
other = rebind(memory)
print(other, memory)
