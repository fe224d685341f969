# ANCHOR: logging
import logging
import sys

logger = logging.getLogger("shop")


def sell(article, count):
    logger.info("selling %d %s", count, article)
    if count > 10:
        logger.warning("large order: %s", article)
# ANCHOR_END: logging
# ANCHOR: main


logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s %(message)s")
sell("tea", 2)
sell("cup", 12)
# ANCHOR_END: main
