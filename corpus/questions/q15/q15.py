# ANCHOR: sum
def sum_integers_in_file(filename):
    total = 0
    with open(filename, 'r') as file:
        for line in file:
            try:
                total += int(line)
            except ValueError:
                continue
    return total
# ANCHOR_END: sum


# ANCHOR: use
# valid and invalid entries
with open('data.txt', 'w') as file:
    # PAIR: written
    file.write('10\ntwenty\n  30  \n\n-5\n4.5\n+7\n1e3\n')

print(sum_integers_in_file('data.txt'))
# ANCHOR_END: use
