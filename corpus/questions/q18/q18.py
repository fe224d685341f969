# ANCHOR: logger
import logging
import sys
from functools import wraps

logging.basicConfig(stream=sys.stdout, format="%(levelname)s: %(message)s")
# ANCHOR_END: logger


# ANCHOR: decorator
def catch_and_log_exceptions(*exceptions):
    exceptions = exceptions or (Exception,)

    def decorator(func):
        # ANCHOR_END: decorator
        # ANCHOR: wrapper
        @wraps(func)
        def wrapper(*args, **kwargs):
            try:
                return func(*args, **kwargs)
            except exceptions as e:
                logging.error(f"Exception in {func.__name__}: {e}")
                raise
        return wrapper
    return decorator
# ANCHOR_END: wrapper


# ANCHOR: risky-function
@catch_and_log_exceptions(ZeroDivisionError)
def risky_function(x):
    return 10 / int(x)
# ANCHOR_END: risky-function


# ANCHOR: risky-lookup
@catch_and_log_exceptions()
def risky_lookup(items, index):
    return items[index]
# ANCHOR_END: risky-lookup


# ANCHOR: usage
for x in ("5", "0", "four"):
    try:
        print(risky_function(x))
    except Exception:
        print("Caught an exception!")

try:
    print(risky_lookup([1, 2, 3], 3))
except Exception:
    print("Caught an exception!")
# ANCHOR_END: usage
