# ANCHOR: locks
import random
import threading
import time

lock1 = threading.Lock()
lock2 = threading.Lock()
count1 = 0  # guarded by lock1
count2 = 0  # guarded by lock2


def update():
    """The caller holds both locks."""
    global count1, count2
    # PAIR: first-count
    count1 += 1
    count2 += 1
# ANCHOR_END: locks


# ANCHOR: same-order
ROUNDS = 10_000


# PAIR: both-locks
def thread1_routine():
    for _ in range(ROUNDS):
        # PAIR: first-lock
        with lock1:
            with lock2:
                update()


def thread2_routine():
    for _ in range(ROUNDS):
        with lock1:  # lock2 first would be the deadlock
            with lock2:
                update()
# ANCHOR_END: same-order


# ANCHOR: timeout
TIMEOUT = 0.02  # seconds


def patient_routine(first, second, both_hold_one):
    gave_up = 0
    while True:
        with first:
            if gave_up == 0:
                both_hold_one.wait()  # each thread now has what the other wants
            if second.acquire(timeout=TIMEOUT):
                try:
                    update()
                    return gave_up
                finally:
                    second.release()
        gave_up += 1
        time.sleep(random.uniform(0, TIMEOUT))
# ANCHOR_END: timeout


# ANCHOR: run-same-order
# PAIR: first-in-order
thread1 = threading.Thread(target=thread1_routine)
# PAIR: second-in-order
thread2 = threading.Thread(target=thread2_routine)
thread1.start()
thread2.start()
thread1.join()
thread2.join()
print(f"Same order: {count1} and {count2}")
# ANCHOR_END: run-same-order

# ANCHOR: run-timeout
both_hold_one = threading.Barrier(2)
gave_up = []


def run(first, second):
    gave_up.append(patient_routine(first, second, both_hold_one))


# PAIR: first-patient
thread1 = threading.Thread(target=run, args=(lock1, lock2))
thread2 = threading.Thread(target=run, args=(lock2, lock1))
thread1.start()
thread2.start()
thread1.join()
thread2.join()
print(f"Opposite order, with timeouts: {count1} and {count2}")
print(f"Did a thread have to give up? {'Yes' if sum(gave_up) > 0 else 'No'}")
# ANCHOR_END: run-timeout
