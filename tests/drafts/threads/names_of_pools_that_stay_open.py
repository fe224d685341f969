# The threads of a pool have names of another kind.
import threading
from concurrent.futures import ThreadPoolExecutor


def f(n):
    return threading.current_thread().name.split("_")[0]


with ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
    print([x for x in pool.map(f, range(3))])
