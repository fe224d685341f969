# ANCHOR: decorator
def retry(times):
    def decorate(work):
        def wrapper():
            for _ in range(times - 1):
                try:
                    return work()
                except ValueError as error:
                    print("again:", type(error).__name__)
            return work()

        return wrapper

    return decorate
# ANCHOR_END: decorator
# ANCHOR: main


answers = iter(["busy", "busy", "42"])


@retry(3)
def ask():
    return int(next(answers))


print(ask())
# ANCHOR_END: main
