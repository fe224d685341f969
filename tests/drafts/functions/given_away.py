"""Parameters that are changed and given back, where nobody else has them."""
def bubble(arr):
    for i in range(len(arr)):
        for j in range(len(arr) - 1 - i):
            if arr[j] > arr[j + 1]:
                arr[j], arr[j + 1] = arr[j + 1], arr[j]
    return arr


def count(counts: dict, word):
    counts[word] = counts.get(word, 0) + 1
    return counts


def early(xs, n):
    if n < 0:
        return xs
    xs.append(n)
    return xs


def kept(xs):
    xs.pop()
    return xs


def reorder(names):
    names.sort()
    names.reverse()
    return names


print(bubble([3, 1, 2]), bubble([]))
counts: dict = {}
for w in "a b a".split():
    counts = count(counts, w)
print(counts)
data = [5, 4]
print(bubble([x for x in data]), data, bubble(data[:]))
out = early([1], -1)
out.append(7)
print(out, early([], 3))
mine = [1, 2, 3]
rest = kept(mine)
rest.append(9)
print(rest)
print(reorder(sorted({"b", "ä", "a"})), reorder("x z y".split()))
for i in range(2):
    n = [i, i + 1]
    m = kept(n)
    print(m)
