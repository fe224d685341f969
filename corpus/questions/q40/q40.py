# ANCHOR: tree
import os

FILES = {
    'project/readme.txt': b'first\nsecond\n',
    'project/src/main.txt': b'only line\n',
    'project/src/lib/deep.txt': b'a\nb\nc\n',
    'project/assets/logo.bin': bytes([0x80, 0xff]),
}


def make_tree():
    for file_path, content in FILES.items():
        # PAIR: folder
        os.makedirs(os.path.dirname(file_path), exist_ok=True)
        with open(file_path, 'wb') as file:
            file.write(content)
# ANCHOR_END: tree


# ANCHOR: read
def count_lines(file_path):
    with open(file_path, encoding='utf-8') as file:
        return sum(1 for line in file)
# ANCHOR_END: read


# ANCHOR: error
def report(e):
    print(f"Cannot list {e.filename}")
# ANCHOR_END: error


# ANCHOR: walk
def process_files_recursively(start_path):
    total = 0
    for root, dirs, files in os.walk(start_path, onerror=report):
        dirs.sort()
        for file in sorted(files):
            file_path = os.path.join(root, file)
            # ANCHOR_END: walk
            # ANCHOR: process
            try:
                lines = count_lines(file_path)
            except (OSError, UnicodeDecodeError):
                print(f"Skipping {file_path}")
                continue
            # PAIR: processing
            print(f"Processing {file_path}: {lines}")
            total += lines
    return total
# ANCHOR_END: process


# ANCHOR: usage
make_tree()
for start_path in ('project', 'missing'):
    total = process_files_recursively(start_path)
    print(f"{total} lines in {start_path}")
# ANCHOR_END: usage
