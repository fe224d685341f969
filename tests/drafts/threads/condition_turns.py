import threading


class Gate:
    def __init__(self):
        self.cond = threading.Condition()
        self.turn = 0
        self.log = []

    def run(self, me, rounds, count):
        for _ in range(rounds):
            with self.cond:
                self.cond.wait_for(lambda: self.turn % count == me)
                self.log.append(me)
                self.turn += 1
                self.cond.notify_all()


gate = Gate()
threads = [threading.Thread(target=gate.run, args=(i, 2, 3)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(gate.log)
