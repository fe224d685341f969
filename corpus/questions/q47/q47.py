# ANCHOR: function
import multiprocessing
import sys
import threading
import time


def cpu_bound_function(number):
    return sum(i * i for i in range(number))
# ANCHOR_END: function


# ANCHOR: processes
def calculate_sums(numbers):
    with multiprocessing.Pool() as pool:
        result = pool.map(cpu_bound_function, numbers)
    print(f'Sums of squares, by a pool: {result}')
# ANCHOR_END: processes


# ANCHOR: threads
def calculate_sums_in_threads(numbers):
    result = [0] * len(numbers)

    def store(index, number):
        result[index] = cpu_bound_function(number)

    threads = [threading.Thread(target=store, args=item) for item in enumerate(numbers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f'Sums of squares, by threads: {result}')
# ANCHOR_END: threads


# ANCHOR: size
def print_sizes(numbers):
    for number in numbers:
        size = 'fits' if cpu_bound_function(number) < 2**64 else 'overflows'
        print(f'Up to {number}: {size} in 64 bits')
# ANCHOR_END: size


# ANCHOR: main
if __name__ == '__main__':  # a worker may import this file anew
    numbers = [10**6, 2 * 10**6, 4 * 10**6]

    start_time = time.perf_counter()
    calculate_sums(numbers)
    print(f'Pool duration: {time.perf_counter() - start_time}', file=sys.stderr)

    start_time = time.perf_counter()
    calculate_sums_in_threads(numbers)
    print(f'Threads duration: {time.perf_counter() - start_time}', file=sys.stderr)

    print_sizes(numbers)
# ANCHOR_END: main
