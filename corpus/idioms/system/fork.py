# ANCHOR: fork
import os


def in_child(work):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writing, str(work()).encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as answer:
        text = answer.read()
    os.waitpid(pid, 0)
    return text
# ANCHOR_END: fork
# ANCHOR: main


print(in_child(lambda: 6 * 7))
# ANCHOR_END: main
