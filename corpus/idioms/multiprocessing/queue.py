# ANCHOR: pipe
from multiprocessing import Pipe, Process


def square(connection):
    # PAIR: asked
    while (number := connection.recv()) is not None:
        # PAIR: answered
        connection.send(number * number)
# ANCHOR_END: pipe
# ANCHOR: main


if __name__ == "__main__":
    ours, theirs = Pipe()
    process = Process(target=square, args=(theirs,))
    process.start()
    for number in (3, 4):
        ours.send(number)
        print(ours.recv())
    ours.send(None)
    process.join()
# ANCHOR_END: main
