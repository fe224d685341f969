import io
import os
import tempfile


def ends_of(path, count):
    with open(path, "rb") as file:
        head = file.read(count)
        file.seek(-count, os.SEEK_END)
        tail = file.read()
        size = file.tell()
    return head, tail, size


def swapped(path):
    with open(path, "r+b") as file:
        end = file.seek(0, 2)
        for i in range(end // 2):
            j = end - 1 - i
            file.seek(i)
            a = file.read(1)
            file.seek(j)
            b = file.read(1)
            file.seek(i)
            file.write(b)
            file.seek(j)
            file.write(a)
        return file.tell()


def counted(path):
    """Counts how often it was called, in a text file."""
    with open(path, "r+", encoding="utf-8") as file:
        count = int(file.read()) - 7
        file.seek(0)
        file.write(f"{count}\n")
        file.truncate()
    return count


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "data.bin")
    with open(path, "wb") as out:
        out.write(b"abcdefg")
        print(out.tell())
    head, tail, size = ends_of(path, 2)
    print(head, tail, size)
    print(swapped(path))
    with open(path, "rb") as file:
        print(file.read(2), file.tell(), file.seek(1, io.SEEK_CUR), file.read(), file.read(5))
        file.seek(0)
        print(file.read(-1))
    numbers = os.path.join(folder, "zähler.txt")
    with open(numbers, "w", encoding="utf-8") as out:
        out.write("1000\n")
    print(counted(numbers), counted(numbers), os.path.getsize(numbers))
    with open(numbers, "w+b") as both:
        both.write(b"12345678")
        both.seek(3)
        both.truncate(6)
        print(both.read(), both.tell())
        both.seek(0)
        print(both.read(2))
    with open(numbers, "w+", encoding="utf-8", newline="") as both:
        both.write("zwei\r\nZeilen ü\n")
        both.seek(0)
        print(repr(both.read()))
    with open(numbers, encoding="utf-8") as lines:
        first = lines.readline()
        lines.seek(0)
        print(repr(first), [line.strip() for line in lines])
