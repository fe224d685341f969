# ANCHOR: open
import os


def show_included(path):
    try:
        # PAIR: trying
        print("Trying to open a file...")
        file = open(path, 'r')
    except FileNotFoundError:
        print("File not found.")
# ANCHOR_END: open

    # ANCHOR: else
    else:
        print("File opened successfully.")
        with file:
            content = file.read()
        # The file holds the name of another one, which may be missing too.
        with open(content.strip(), 'r') as included:
            print(included.read().strip())
    # ANCHOR_END: else


# ANCHOR: use
def write(path, text):
    with open(path, 'w') as file:
        file.write(text)


show_included('file.txt')

write('file.txt', 'greeting.txt\n')
write('greeting.txt', 'Hello!\n')
show_included('file.txt')
# ANCHOR_END: use

# ANCHOR: later
os.remove('greeting.txt')
try:
    show_included('file.txt')
except FileNotFoundError:
    print("What file.txt names is not there.")
# ANCHOR_END: later
