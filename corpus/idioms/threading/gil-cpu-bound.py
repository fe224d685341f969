# ANCHOR: work
from threading import Thread

results = {}


def count_primes(low, high):
    found = 0
    # PAIR: range
    for n in range(max(low, 2), high):
        # PAIR: prime
        found += all(n % d for d in range(2, int(n**0.5) + 1))
    # PAIR: found
    results[low] = found
# ANCHOR_END: work


# ANCHOR: threads
threads = [
    Thread(target=count_primes, args=(low, low + 5000))
    for low in range(0, 20000, 5000)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# PAIR: primes
print(sum(results.values()), "primes")
# ANCHOR_END: threads
