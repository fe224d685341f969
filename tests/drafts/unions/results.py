from dataclasses import dataclass


@dataclass
class Ok:
    value: float


@dataclass
class Err:
    message: str


Result = Ok | Err


def divide(a: float, b: float) -> Result:
    if b == 0:
        return Err("division by zero")
    return Ok(a / b)


def chain(r: Result, by: float) -> Result:
    match r:
        case Ok(v):
            return divide(v, by)
        case Err():
            return r


def report(r: Result) -> str:
    match r:
        case Ok(value=v) if v > 10:
            return f"big {v}"
        case Ok(value=v):
            return f"ok {v}"
        case Err(message=m):
            return f"error: {m}"


for a, b in [(10, 2), (1, 0), (100, 3)]:
    r = divide(a, b)
    print(report(r))
    print(report(chain(r, 2.0)))
    if isinstance(r, Err):
        print("failed:", r.message)
results = [divide(1, 2), divide(1, 0)]
good = [r.value for r in results if isinstance(r, Ok)]
bad = [r.message for r in results if isinstance(r, Err)]
print(good, bad, len(results))
