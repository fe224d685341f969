# ANCHOR: make
import os
import tracemalloc


def make_large_file(file_path, records):
    with open(file_path, 'w', encoding='utf-8') as file:
        for number in range(1, records + 1):
            if number % 50_000 == 0:
                file.write(f'ERROR in request {number}\n')
                file.write('    caused by: timeout\n')
            else:
                file.write(f'served request {number}\n')
# ANCHOR_END: make


# ANCHOR: process
def process_large_file(file_path):
    count = 0
    with open(file_path, 'r', encoding='utf-8') as file:
        for line in file:
            count += 1
            if not line.startswith('served'):
                # strip() would take the indentation as well
                print(line.rstrip('\n'))
    return count
# ANCHOR_END: process


# ANCHOR: call
make_large_file('large_file.txt', 200_000)
tracemalloc.start()
count = process_large_file('large_file.txt')
# ANCHOR_END: call

# ANCHOR: measure
_, peak = tracemalloc.get_traced_memory()
tracemalloc.stop()
assert peak < 64 * 1024
size = os.path.getsize('large_file.txt')
print(f'{count} lines, {size} bytes, in less than 64 KiB of memory')
# ANCHOR_END: measure
