# A thread that nobody waits for sees what is changed after the function that made it.
import threading
import time


def show(data):
    time.sleep(0.1)
    print("thread sees", data)


def start(data):
    threading.Thread(target=show, args=(data,)).start()


def main():
    data = [1]
    start(data)
    data.append(2)
    print("main has", data)


main()
