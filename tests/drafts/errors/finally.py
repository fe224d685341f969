"""`finally` on every way out, and what was done before an error stays done."""


# order of effects: what was done before the failure stays
def step(log: list[str], name: str, fail: bool) -> str:
    log.append(name)
    if fail:
        raise RuntimeError(name + " failed")
    return name.upper()


def run(fail_at: int) -> list[str]:
    log: list[str] = []
    done = ""
    try:
        done = step(log, "a", fail_at == 0)
        done = done + step(log, "b", fail_at == 1)
        done = done + step(log, "c", fail_at == 2)
    except RuntimeError as e:
        log.append(f"{e} after {done!r}")
    else:
        log.append("all " + done)
    finally:
        log.append("end")
    return log


for n in range(4):
    print(run(n))


# variable assigned twice in body, seen in handler
def staged(text: str) -> str:
    stage = "start"
    try:
        stage = "parsing"
        n = int(text)
        stage = "dividing"
        x = 10 // n
        stage = "done"
    except (ValueError, ZeroDivisionError) as e:
        return f"{stage}: {e}"
    return f"{stage} {x}"


for t in ["5", "x", "0"]:
    print(staged(t))


def outer(flag: int) -> list[str]:
    events: list[str] = []
    try:
        events.append("A")
        try:
            events.append("B")
            if flag == 1:
                raise KeyError("k")
            if flag == 2:
                raise ValueError("v")
            events.append("C")
        except KeyError:
            events.append("D")
            if flag == 1:
                raise RuntimeError("from D")
        else:
            events.append("E")
        finally:
            events.append("F")
        events.append("G")
    except ValueError as e:
        events.append("H:" + str(e))
    except RuntimeError as e:
        events.append("I:" + str(e))
    else:
        events.append("J")
    finally:
        events.append("K")
    return events


for flag in range(3):
    print(" ".join(outer(flag)))


def f(n: int) -> str:
    try:
        if n == 1:
            raise ValueError("one")
        return "try"
    except ValueError:
        return "except"
    finally:
        if n == 2:
            return "finally"


print(f(0), f(1), f(2))


def without_skipped(items: list[str]) -> int:
    total = 0
    for item in items:
        try:
            if item == "skip":
                continue
            total += int(item)
        except ValueError:
            print("bad", item)
        finally:
            print("checked", item)
    return total


print(without_skipped(["1", "skip", "x", "2"]))


def job(name: str) -> None:
    print("begin", name)
    try:
        if name == "bad":
            raise RuntimeError("job " + name)
        print("work", name)
    finally:
        print("cleanup", name)
    print("done", name)


job("good")
job("bad")
