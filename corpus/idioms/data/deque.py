# ANCHOR: queue
from collections import deque


def reachable(graph, start):
    found, queue = [start], deque([start])
    while queue:
        for neighbour in graph[queue.popleft()]:
            if neighbour not in found:
                found.append(neighbour)
                queue.append(neighbour)
    return found
# ANCHOR_END: queue


# ANCHOR: window
def moving_average(values, size):
    window = deque(maxlen=size)
    for value in values:
        window.append(value)
        if len(window) == size:
            # PAIR: average
            yield sum(window) / size
# ANCHOR_END: window
# ANCHOR: main


print(reachable([[1, 2], [3], [3], []], 0))
print(*moving_average([3, 5, 7, 2], 2))
# ANCHOR_END: main
