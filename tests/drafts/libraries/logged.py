import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s: %(message)s")
log = logging.getLogger("shop")


def sell(stock, name, count):
    if name not in stock:
        log.error("no such thing: %s", name)
        return 0
    if stock[name] < count:
        log.warning("only %d of %r left", stock[name], name)
        count = stock[name]
    stock[name] -= count
    log.debug("sold %d", count)
    log.info(f"{name}: {stock[name]} left")
    return count


stock = {"tea": 3, "cake": 1}
print(sell(stock, "tea", 2), sell(stock, "cake", 5), sell(stock, "soup", 1))
logging.info("done with %.1f %%", 99.5)
