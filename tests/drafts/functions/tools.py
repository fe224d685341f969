"""heapq, bisect, itertools, collections, functools."""
import bisect
import heapq
from collections import Counter, OrderedDict, defaultdict, deque
from functools import lru_cache
from itertools import accumulate, chain, combinations, count, islice, permutations, product, takewhile, zip_longest


@lru_cache(maxsize=None)
def ways(n, coin):
    if n == 0:
        return 1
    if n < 0 or coin == 0:
        return 0
    return ways(n - coin, coin) + ways(n, coin - 1)


def shortest(graph, start):
    best = {start: 0}
    heap = [(0, start)]
    while heap:
        far, node = heapq.heappop(heap)
        if far > best[node]:
            continue
        for other, weight in graph[node]:
            if other not in best or far + weight < best[other]:
                best[other] = far + weight
                heapq.heappush(heap, (far + weight, other))
    return best


heap = [5, 3, 8, 1, 9, 2, 3]
heapq.heapify(heap)
print(heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappop(heap), heapq.heappop(heap), heap)
print(heapq.nsmallest(2, heap), heapq.nlargest(3, heap))
print(shortest({"a": [("b", 7), ("c", 1)], "b": [], "c": [("b", 2)]}, "a"))
scores = [60, 70, 70, 90]
bisect.insort(scores, 70)
print(scores, bisect.bisect(scores, 70), bisect.bisect_left(scores, 70))
print(ways(50, 7), ways(0, 0))
print(list(combinations([1, 2, 3], 2)), list(permutations("ab")))
print(list(product([0, 1], repeat=2)), list(product("ab", [1, 2])))
print(list(accumulate([1, -2, 3])), list(islice(count(10, 5), 3)))
print(list(takewhile(lambda x: x < 4, [1, 3, 5, 2])), list(chain([1], (4, 5), [2, 3])))
print(list(zip_longest([1, 2, 3], [4], fillvalue=0)))
groups = defaultdict(list)
for word in ["bat", "car", "apple"]:
    groups[len(word)].append(word)
for size in sorted(groups):
    print(size, groups[size])
seen = defaultdict(int)
seen["y"] += 2
missing = seen["x"]
print(missing, len(seen), dict(seen))
queue = deque([1, 2])
queue.appendleft(0)
print(queue.popleft(), queue.pop(), len(queue))
order = OrderedDict()
order["z"] = 1.5
order["a"] = 2.5
print(list(order.items()), Counter("hello").most_common(1))
