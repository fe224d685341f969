# ANCHOR: process
from multiprocessing import Process, Queue


def count_words(text, results):
    results.put(len(text.split()))
# ANCHOR_END: process
# ANCHOR: main


if __name__ == "__main__":
    results = Queue()
    # PAIR: process
    process = Process(target=count_words, args=("to be or not to be", results))
    process.start()
    # PAIR: answer
    print(results.get())
    process.join()
    print(process.exitcode)
# ANCHOR_END: main
