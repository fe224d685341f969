class Log:
    def __init__(self):
        self.items = []


def add(entry, log=Log()):
    log.items.append(entry)
    return log


log = add(1)
add(2)
print(log.items)
