# ANCHOR: library
def greet(name):
    return f"hello, {name}"


def main():
    print(greet("Ada"))
# ANCHOR_END: library
# ANCHOR: guard


if __name__ == "__main__":
    main()
# ANCHOR_END: guard
