# ANCHOR: memoize
def memoize(f):
    # PAIR: memo
    memo = {}
    # ANCHOR_END: memoize

    # ANCHOR: helper
    # PAIR: helper
    def helper(*args):
        if args not in memo:
            # PAIR: compute
            memo[args] = f(*args)
        # PAIR: result
        return memo[args]
    return helper
# ANCHOR_END: helper


# ANCHOR: fib
@memoize
def fib(n):
    if n == 0:
        return 0
    elif n == 1:
        # PAIR: one
        return 1
    else:
        # PAIR: sum
        return fib(n-1) + fib(n-2)
# ANCHOR_END: fib


# ANCHOR: binomial
@memoize
def binomial(n, k):
    if k == 0 or k == n:
        return 1
    else:
        return binomial(n-1, k-1) + binomial(n-1, k)
# ANCHOR_END: binomial


# ANCHOR: usage
print(fib(10))
print(fib(90))
print(binomial(40, 20))
# ANCHOR_END: usage
