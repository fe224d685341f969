"""All orders of the numbers to n: how often the front has to be turned over until a 1 leads."""

import sys


def fannkuch(n):
    permutation = list(range(n))
    count = [0] * n
    max_flips = 0
    checksum = 0
    index = 0
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1

        flips = 0
        work = permutation[:]
        first = work[0]
        while first != 0:
            work[: first + 1] = work[first::-1]
            flips += 1
            first = work[0]
        max_flips = max(max_flips, flips)
        if index % 2 == 0:
            checksum += flips
        else:
            checksum -= flips

        while True:
            if r == n:
                return checksum, max_flips
            permutation.insert(r, permutation.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        index += 1


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    checksum, flips = fannkuch(n)
    print(f"{checksum}\nPfannkuchen({n}) = {flips}")


if __name__ == "__main__":
    main()
