# ANCHOR: heap
import heapq


def merge_ropes(lengths):
    heap = list(lengths)
    heapq.heapify(heap)
    cost = 0
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        cost += joined
        heapq.heappush(heap, joined)
    return cost
# ANCHOR_END: heap


# ANCHOR: pairs
def in_order(jobs):
    heap = []
    for cost, name in jobs:
        heapq.heappush(heap, (cost, name))
    # PAIR: popped
    return [heapq.heappop(heap)[1] for _ in range(len(heap))]


def cheapest(jobs, count):
    return [name for _, name in heapq.nsmallest(count, jobs)]
# ANCHOR_END: pairs
# ANCHOR: main


print(merge_ropes([8, 4, 6, 12]))
jobs = [(7, "paint"), (2, "sweep"), (5, "mow")]
print(*in_order(jobs))
print(*cheapest(jobs, 2))
# ANCHOR_END: main
