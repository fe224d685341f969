# ANCHOR: nonlocal
def longest_run(flips):
    best = 0
    current = 0

    def record(hit):
        nonlocal best, current
        # PAIR: current
        current = current + 1 if hit else 0
        best = max(best, current)

    for flip in flips:
        record(flip == "H")
    return best
# ANCHOR_END: nonlocal


# ANCHOR: main
print(longest_run("HTHHHTH"))
# ANCHOR_END: main
