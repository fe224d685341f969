"""Bodies of a try that always raise, where the handlers give the value."""


def stop(text):
    raise ValueError(text)


def first(n):
    try:
        try:
            raise KeyError("inner")
        finally:
            print("inner finally")
    except KeyError as error:
        try:
            raise ValueError(f"from handler {n}") from error
        except ValueError as other:
            return f"{other} because of {error}"


def second(n):
    try:
        if n > 2:
            raise LookupError("large")
        raise ValueError("small")
    except LookupError:
        return n * 10
    except ValueError as error:
        print(error)
        return -n


def third(n):
    try:
        stop("always")
    except ValueError as error:
        return f"{error} {n}"
    return "never"


print(first(1))
print(second(1), second(3))
print(third(5))
