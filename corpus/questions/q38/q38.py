# ANCHOR: seeking
import os


def show_seeking(filepath):
    with open(filepath, 'rb') as file:
        # PAIR: two
        print(file.read(2).decode(), file.tell())
        print(file.seek(1, os.SEEK_CUR))
        print(file.seek(-2, os.SEEK_END))
        # PAIR: last-two
        print(file.read().decode(), file.tell())
        print(file.seek(0))
# ANCHOR_END: seeking


# ANCHOR: size
def reverse_file_contents(filepath):
    with open(filepath, 'rb+') as file:
        file.seek(0, 2)  # Move to the end of the file
        position = file.tell()
        # ANCHOR_END: size
        # ANCHOR: swap
        for i in range(position // 2):
            j = position - 1 - i
            file.seek(i)
            front = file.read(1)
            file.seek(j)
            byte = file.read(1)
            file.seek(i)
            file.write(byte)
            file.seek(j)
            file.write(front)
# ANCHOR_END: swap


# ANCHOR: text
def reverse_text(filepath):
    with open(filepath, 'r+', encoding='utf-8', newline='') as file:
        text = file.read()
        file.seek(0)
        file.write(text[::-1])
# ANCHOR_END: text


# ANCHOR: usage
with open('example.bin', 'wb') as file:
    file.write(b'abcdefg')
show_seeking('example.bin')
reverse_file_contents('example.bin')
with open('example.bin', 'rb') as file:
    print(file.read().decode())
# ANCHOR_END: usage

# ANCHOR: characters
with open('example.txt', 'w', encoding='utf-8') as file:
    file.write('grün')
reverse_text('example.txt')
with open('example.txt', encoding='utf-8') as file:
    print(file.read())

reverse_file_contents('example.txt')
try:
    with open('example.txt', encoding='utf-8') as file:
        print(file.read())
except UnicodeDecodeError:
    print('reversed byte by byte: no longer text')
# ANCHOR_END: characters
