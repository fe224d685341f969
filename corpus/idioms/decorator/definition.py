# ANCHOR: decorator
def announced(work):
    def wrapper(*args):
        print("calling", work.__name__)
        return work(*args)

    return wrapper
# ANCHOR_END: decorator
# ANCHOR: apply


@announced
def add(left, right):
    return left + right
# ANCHOR_END: apply
# ANCHOR: main


print(add(2, 3))
# ANCHOR_END: main
