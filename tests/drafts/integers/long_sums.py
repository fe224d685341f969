# Sums over long ranges that do not fit in 64 bits, and one that does.
def squares(n):
    return sum(i * i for i in range(n))


def cubes(n):
    return sum([-(i ** 3) for i in range(1, n, 2)])


for n in [10, 10**6, 4 * 10**6]:
    print(squares(n), squares(n) < 2**64)
print(cubes(4), cubes(200_000))
print(sum(i for i in range(3_000_000)))
