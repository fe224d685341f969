# ANCHOR: bounds
def search_in_sorted_matrix(matrix, target):
    if not matrix or not matrix[0]:
        return (-1, -1)
    # ANCHOR_END: bounds
    # ANCHOR: corner
    # PAIR: corner
    row, col = 0, len(matrix[0]) - 1
    while row < len(matrix) and col >= 0:
        # ANCHOR_END: corner
        # ANCHOR: step
        if matrix[row][col] == target:
            return (row, col)
        elif matrix[row][col] > target:
            # PAIR: left
            col -= 1
        else:
            # PAIR: down
            row += 1
    # PAIR: nowhere
    return (-1, -1)
# ANCHOR_END: step


# ANCHOR: found
# PAIR: the-matrix
matrix = [
    [1, 4, 7, 11],
    [2, 5, 8, 12],
    [3, 6, 9, 16],
]
target = 8
print(search_in_sorted_matrix(matrix, target))
# ANCHOR_END: found

# ANCHOR: missing
for target in (0, 10, 20):
    if search_in_sorted_matrix(matrix, target) == (-1, -1):
        print(f"{target} is not in the matrix")
# ANCHOR_END: missing

# ANCHOR: empty
for empty in ([], [[]]):
    if search_in_sorted_matrix(empty, target) == (-1, -1):
        print(f"{target} is not in {empty}")
# ANCHOR_END: empty
