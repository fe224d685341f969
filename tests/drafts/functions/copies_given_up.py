import math
from collections import defaultdict
def grouped(words):
    groups = defaultdict(list)
    for w in words:
        groups[len(w)].append(w)
    return dict(groups)
def listed(n):
    out = []
    for i in range(n):
        out.append(i * i)
    return list(out)
def both(n):
    d = {}
    for i in range(n):
        d[i] = i
    e = dict(d)
    e[9] = 9
    return d, e
print(grouped(["a", "bb", "c"]), listed(4), both(2))
print(math.gcd(12, 18, 30), math.gcd(), math.gcd(-4), math.lcm(4, 6, 10), math.lcm(), math.lcm(-3))
n = 5
flags = [True] * 20
flags[n::n] = [False] * len(range(n, 20, n))
print(flags, len(range(3)), math.prod(x for x in range(1, 6)), math.prod({2: 1, 3: 1}.keys()))
