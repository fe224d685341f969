# ANCHOR: fork
import os


def in_child(work):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writing, str(work()).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(pid, 0)
    return os.read(reading, 100).decode()
# ANCHOR_END: fork
# ANCHOR: main


print(in_child(lambda: 6 * 7))
# ANCHOR_END: main
