def evens(n):
    chosen = (x + 1 for x in range(n) if (x - 3) % 2 == 1)
    return sum(chosen)


print(evens(10), evens(0))
