grid = [[0] * 3] * 3
grid[0][1] = 5
print(grid, [sum(row) for row in grid])
empty = [[]] * 2
empty[0].append("é")
print(empty, empty[0] + empty[1])
