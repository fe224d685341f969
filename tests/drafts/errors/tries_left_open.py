"""A library that is not known: what is only handed on is drafted, and each way of a `try` is."""
import warehouse


class Shelf:
    def __init__(self, goods, label, strict):
        self.goods = goods
        self._label = label
        self._strict = strict

    def swap(self, goods):
        old = self.goods
        self.goods = goods
        return old

    def check(self, count):
        if not isinstance(count, int):
            raise TypeError("a count")
        if self._strict and count > 3:
            return "many"
        return "few"


def amount(key, noisy):
    try:
        found = warehouse.find(key)
    except KeyError:
        return None
    except (ValueError, TypeError) as error:
        if noisy:
            print("bad")
        return 3
    else:
        print("found")
    return found


def names(keys):
    for key in keys:
        try:
            warehouse.touch(key)
        except OSError:
            continue
        except Exception:
            break
        print("touched")


def parts(place):
    try:
        if warehouse.is_open(place):
            word = "open"
        else:
            word = "closed"
        number = int(word)
    except ValueError:
        return "no number"
    return str(number + 1)
