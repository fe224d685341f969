import logging
import sys


def setup(verbose: bool) -> logging.Logger:
    log = logging.getLogger("app")
    log.setLevel(logging.DEBUG if verbose else logging.INFO)
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("[%(levelname)s] %(name)s: %(message)s"))
    log.addHandler(handler)
    return log


log = setup(False)
log.debug("hidden")
log.info("shown %s", [1, 2])
log.warning("careful")
