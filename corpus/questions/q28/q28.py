# ANCHOR: read
def read_file(path):
    file = None
    try:
        # PAIR: opened
        file = open(path, 'r', encoding='utf-8')
        # PAIR: data
        data = file.read()
        # PAIR: shown
        print("Read:", data.strip())
    # PAIR: io-error
    except IOError:
        # PAIR: io-error-told
        print("An error occurred reading the file.")
# ANCHOR_END: read
    # ANCHOR: finally
    finally:
        if file is not None:
            print("Closing the file.")
            file.close()
    # ANCHOR_END: finally


# ANCHOR: missing
read_file('file.txt')
# ANCHOR_END: missing

# ANCHOR: readable
with open('file.txt', 'wb') as file:
    file.write(b'some text\n')
read_file('file.txt')
# ANCHOR_END: readable

# ANCHOR: passing
with open('file.txt', 'wb') as file:
    file.write(b'no text: \xff\n')
try:
    read_file('file.txt')
except UnicodeDecodeError:
    print("The file is not text.")
# ANCHOR_END: passing
