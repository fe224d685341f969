# ANCHOR: local
from threading import Thread, local

scratch = local()


def measure(words):
    # PAIR: cleared
    scratch.longest = ""
    for word in words:
        if len(word) > len(scratch.longest):
            scratch.longest = word
    # PAIR: longest
    print(len(scratch.longest))
# ANCHOR_END: local
# ANCHOR: main


for words in (["ox", "camel"], ["bee"]):
    thread = Thread(target=measure, args=(words,))
    thread.start()
    thread.join()
print(hasattr(scratch, "longest"))
# ANCHOR_END: main
