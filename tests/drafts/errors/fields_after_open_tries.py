"""Fields of an error in the handler of a try that is left in more than one way."""


class Busy(Exception):
    def __init__(self, after):
        super().__init__(f"busy for {after}")
        self.after = after


def number(texts, at):
    if at == 1:
        raise Busy(at)
    return int(texts[at])


def first(texts):
    for at in range(3):
        try:
            value = number(texts, at)
        except Busy as error:
            print("busy", error.after)
            continue
        except ValueError:
            print("no number", at)
            raise
        else:
            break
        finally:
            print("done", at)
    else:
        return -1
    return value


print(first(["1", "2", "3"]))
