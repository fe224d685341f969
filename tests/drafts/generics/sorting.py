def bubble_sort(items):
    result = list(items)
    n = len(result)
    for i in range(n):
        for j in range(n - 1 - i):
            if result[j] > result[j + 1]:
                result[j], result[j + 1] = result[j + 1], result[j]
    return result


def binary_search(items, target):
    low, high = 0, len(items) - 1
    while low <= high:
        mid = (low + high) // 2
        if items[mid] == target:
            return mid
        if items[mid] < target:
            low = mid + 1
        else:
            high = mid - 1
    return -1


def merge(a, b):
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]


def quicksort(xs):
    if len(xs) <= 1:
        return xs
    pivot = xs[0]
    left = [x for x in xs[1:] if x < pivot]
    right = [x for x in xs[1:] if not x < pivot]
    return quicksort(left) + [pivot] + quicksort(right)


def rotate(xs, k):
    k %= len(xs)
    return xs[k:] + xs[:k]


nums = [5, 3, 9, 1]
words = ["pear", "apple", "fig"]
print(bubble_sort(nums), bubble_sort(words), bubble_sort([2.5, -1.0]))
print(binary_search([1, 3, 5, 9], 5), binary_search(["a", "b"], "c"))
print(merge([1, 4], [2, 3]), merge(["a"], ["b"]))
print(quicksort(nums), quicksort(words))
print(rotate(nums, 1), rotate(words, 2))
