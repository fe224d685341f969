>>> from threading import Lock
>>> lock = Lock()
>>> with lock:
...     print(“held”)
...
held
