# ANCHOR: apply
def shouting(work):
    def wrapper(name):
        return work(name).upper()

    return wrapper


@shouting
def greet(name):
    return f"good morning, {name}"
# ANCHOR_END: apply
# ANCHOR: main


print(greet("Ada"))
# ANCHOR_END: main
