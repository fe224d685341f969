# ANCHOR: shared
from multiprocessing import Process, Value


def vote(total, times):
    for _ in range(times):
        with total.get_lock():
            # PAIR: added
            total.value += 1
# ANCHOR_END: shared
# ANCHOR: main


if __name__ == "__main__":
    total = Value("i", 0)
    voters = [Process(target=vote, args=(total, 50)) for _ in range(2)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    # PAIR: shown
    print(total.value)
# ANCHOR_END: main
