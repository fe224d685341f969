# Timers that a loop starts, of which each ends by itself.
import threading

fired = []
done = threading.Event()


def fire(name):
    fired.append(name)
    if name == "second":
        done.set()


t1 = threading.Timer(0.02, fire, args=("first",))
t2 = threading.Timer(0.08, fire, ["second"])
t3 = threading.Timer(5, fire, ["never"])
for t in (t1, t2, t3):
    t.start()
t3.cancel()
done.wait(timeout=5)
t1.join()
t2.join()
print(fired)
