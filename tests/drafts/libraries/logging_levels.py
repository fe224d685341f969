import logging
import sys

logging.basicConfig(level="INFO", format="%(levelname)s:%(message)s", stream=sys.stdout)
log = logging.getLogger("calc")


def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError as e:
        log.error("cannot divide %s by %s: %s", a, b, e)
        return None
    finally:
        log.info("tried %s / %s", a, b)


print(divide(6, 3))
print(divide(1, 0))
log.setLevel(logging.WARNING)
log.info("not any more")
log.warning("%s is left", {"a": 1})
if log.isEnabledFor(logging.DEBUG):
    print("debug")
