import threading


class Job(threading.Thread):
    def __init__(self, text):
        super().__init__()
        self.text = text

    def run(self):
        print(self.text)


first = Job("one")
first.start()
first.join()
second = Job("two")
second.start()
