"""Lists that have two names, and lists that only seem to."""


def quicksort(items):
    if len(items) <= 1:
        return items
    pivot = items[0]
    smaller = [x for x in items[1:] if x < pivot]
    larger = [x for x in items[1:] if x >= pivot]
    return quicksort(smaller) + [pivot] + quicksort(larger)


def merge(a, b):
    result = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            result.append(a[i])
            i += 1
        else:
            result.append(b[j])
            j += 1
    return result + a[i:] + b[j:]


def mergesort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    return merge(mergesort(items[:middle]), mergesort(items[middle:]))


def sort_in_place(items):
    for i in range(1, len(items)):
        key = items[i]
        j = i - 1
        while j >= 0 and items[j] > key:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = key


def lines_of(board):
    lines = []
    for i in range(len(board)):
        lines.append(board[i])
        lines.append([row[i] for row in board])
    return sum(1 for line in lines if len(set(line)) == 1)


def mark(board, row, column):
    board[row][column] = "x"
    return lines_of(board)


def first_full(limit):
    rows = []
    row = []
    for n in range(limit):
        row.append(n)
        if len(row) == 3:
            return n, row, rows
        rows.append(row[:])
    return -1, row, rows


data = [5, -2, 9, 1, 5, 0]
print(quicksort(data), mergesort(data), data)
copy = data[:]
sort_in_place(copy)
print(copy, data)
board = [[" "] * 2 for _ in range(2)]
print(mark(board, 0, 0), mark(board, 1, 0), board)
print(first_full(9), first_full(2))
