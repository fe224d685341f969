rows = [[3, 1], [2]]
last = rows[-1]
rows.append(last)
last.append(5)
print(rows, rows.index([2, 5]), rows.count(last), [2, 5] in rows, last in rows)
print(rows[1] is rows[2], rows[0] is rows[1], rows[1] == [2, 5], last != [2])
longest = max(rows, key=len)
longest.append(-9)
shortest = min(rows, key=lambda row: sum(row))
shortest.append(8)
print(rows, longest, shortest)
