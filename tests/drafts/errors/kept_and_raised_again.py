"""Errors that a handler keeps, and raises again."""


class AppError(Exception):
    pass


def work(n):
    if n > 1:
        raise AppError(f"n is {n}")
    return n


def logged(n, errors):
    try:
        return work(n)
    except AppError as exc:
        errors.append(exc)
        raise


def kept(n):
    last = None
    for i in range(n):
        try:
            work(i)
        except AppError as exc:
            last = exc
    if last is not None:
        raise last
    return n


errors = []
for n in (1, 2):
    try:
        print(logged(n, errors))
    except AppError as e:
        print("error:", e)
print([str(e) for e in errors])
try:
    print(kept(1), kept(4))
except AppError as e:
    print("last:", e)
