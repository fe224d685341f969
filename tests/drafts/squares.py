def squares(n):
    return [x * x - 1 for x in range(2, n) if x % 3 != 0]


print(squares(12))
print(squares(0))
