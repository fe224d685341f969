from collections import deque

undo = deque(maxlen=2)


def remember(stack, action):
    stack.append(action)


remember(undo, "a")
remember(undo, "b")
remember(undo, "c")
print(list(undo))
shown = deque(maxlen=2)
shown.append(1)
print(shown)
