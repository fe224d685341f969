# ANCHOR: decorator
def retry(times):
    # PAIR: work
    def decorate(work):
        # PAIR: wrapper
        def wrapper(argument):
            # PAIR: tries
            for _ in range(times - 1):
                try:
                    return work(argument)
                except ValueError:
                    print("again")
            return work(argument)

        return wrapper

    return decorate
# ANCHOR_END: decorator
# ANCHOR: main


answers = iter(["busy", "busy", "42"])


@retry(3)
def ask(question):
    print(question)
    return int(next(answers))


print(ask("how many?"))
# ANCHOR_END: main
