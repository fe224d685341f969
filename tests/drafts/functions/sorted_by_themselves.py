xs = [3, 1, 3]
xs.sort(key=xs.count)
print(xs)
