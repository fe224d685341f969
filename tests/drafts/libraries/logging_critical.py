import logging
import sys

formatter = logging.Formatter("%(levelname)s - %(message)s")
handler = logging.StreamHandler(stream=sys.stdout)
handler.setFormatter(formatter)
log = logging.getLogger("svc")
log.addHandler(handler)
log.info("hidden by default")
log.warning("shown")
log.setLevel(logging.INFO)
log.info("now shown")
log.critical("down: %d%%", 5)
