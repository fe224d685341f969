"""Defaultdicts given to functions."""
from collections import defaultdict

def group(words):
    groups = defaultdict(list)
    for word in words:
        groups[word[0]].append(word)
    return groups

def show(groups, letters):
    for letter in letters:
        print(letter, groups[letter])

def count(words):
    counts = defaultdict(int)
    for word in words:
        counts[len(word)] += 1
    return counts

groups = group(["apple", "avocado", "banana", "cherry", "blueberry"])
show(groups, "abz")
print(len(groups))
counts = count(["a", "bb", "cc", "ddd"])
print(counts[2], counts[9], sorted(counts))
best = max(counts, key=lambda n: counts[n])
print(best)
print(dict(groups))
