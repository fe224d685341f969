# A list says nothing of how many arguments it has.
import threading


def show(a, b):
    print(a + b)


for job in [[1, 2], [3, 4]]:
    t = threading.Thread(target=show, args=job)
    t.start()
    t.join()
