# ANCHOR: apply
def counted(work):
    calls = 0

    def wrapper(name):
        nonlocal calls
        calls += 1
        # PAIR: call
        print("call", calls)
        return work(name)

    return wrapper


@counted
def greet(name):
    return f"good morning, {name}"
# ANCHOR_END: apply
# ANCHOR: main


print(greet("Ada"))
print(greet("Ben"))
# ANCHOR_END: main
