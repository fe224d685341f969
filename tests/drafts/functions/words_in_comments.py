# unsafe: in a comment it is a word like others; unsafe_name, and unsafe.
def shown(unsafe):
    # It is unsafe to add here, unsafely.
    return unsafe - 1


print(shown(3))  # unsafe
