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
# ANCHOR: main


print(merge_ropes([8, 4, 6, 12]))
# ANCHOR_END: main
