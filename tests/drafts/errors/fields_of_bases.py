# Exceptions that set the fields of their base themselves, and those that hand them to it.


class BadItem(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return "bad: " + self.msg


class BadOption(BadItem):
    def __init__(self, msg, option):
        self.msg = msg
        self.option = option

    def __str__(self):
        if self.option:
            return "option %s: %s" % (self.option, self.msg)
        return self.msg


class BadFlag(BadOption):
    def shout(self):
        return self.msg.upper() + self.option


class Lost(BadItem):
    def __init__(self, what, count):
        super().__init__(what + " lost")
        self.count = count


def check(k):
    if k == 0:
        raise BadItem("zero")
    if k == 1:
        raise BadOption("öne", "-x")
    if k == 2:
        raise BadFlag("two", "")
    if k == 3:
        raise Lost("three", 3)
    return k


for k in range(5):
    try:
        print(check(k))
    except BadFlag as e:
        print("flag", e, e.msg, e.option == "")
    except BadOption as e:
        print("option", e, e.msg, e.option)
    except Lost as e:
        print("lost", e, e.msg, e.count)
    except BadItem as e:
        print("item", e, e.msg)
