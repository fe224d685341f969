# ANCHOR: signal
import os
import signal

stopping = False


def on_terminate(number, frame):
    global stopping
    # PAIR: set
    stopping = True


signal.signal(signal.SIGTERM, on_terminate)
# ANCHOR_END: signal
# ANCHOR: main

rounds = 0
while not stopping:
    rounds += 1
    if rounds == 3:
        os.kill(os.getpid(), signal.SIGTERM)
print("stopped after", rounds, "rounds")
# ANCHOR_END: main
