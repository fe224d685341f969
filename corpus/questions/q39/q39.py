# ANCHOR: write
import os


def write_file_safely(filepath, text):
    with open(filepath, 'w', encoding='utf-8') as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
# ANCHOR_END: write


# ANCHOR: read
def read_file_safely(filepath):
    try:
        with open(filepath, 'r', encoding='utf-8') as file:
            return file.read()
    # ANCHOR_END: read
    # ANCHOR: errors
    except FileNotFoundError:
        print(f"An error occurred: {filepath} does not exist")
    except UnicodeDecodeError:
        # PAIR: not-text
        print(f"An error occurred: {filepath} is not UTF-8")
    except IOError as e:
        # PAIR: other-kinds
        print(f"An error occurred: {e}")
    return None
# ANCHOR_END: errors


# ANCHOR: process
def sum_lines(file):
    return sum(int(line) for line in file)
# ANCHOR_END: process


# ANCHOR: proof
write_file_safely('numbers.txt', '1\n2\nthree\n')
try:
    with open('numbers.txt', 'r', encoding='utf-8') as file:
        print(sum_lines(file))
except ValueError:
    print("Not a number; the file is", "closed" if file.closed else "open")
# ANCHOR_END: proof

# ANCHOR: usage
write_file_safely('somefile.txt', 'some content')
content = read_file_safely('somefile.txt')
if content is not None:
    # PAIR: content
    print(content)

content = read_file_safely('missing.txt')
# ANCHOR_END: usage
