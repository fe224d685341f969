from concurrent.futures import ThreadPoolExecutor, as_completed

class ParseError(ValueError):
    pass

def parse(line: str) -> int:
    parts = line.split("=")
    if len(parts) != 2:
        raise ParseError(f"no pair: {line!r}")
    return int(parts[1])

def main() -> None:
    lines = ["a=1", "b=2", "c", "d=x", "e=5"]
    ok = {}
    failed = []
    with ThreadPoolExecutor(max_workers=4) as pool:
        jobs = {pool.submit(parse, line): line for line in lines}
        for job in as_completed(jobs):
            line = jobs[job]
            try:
                ok[line] = job.result()
            except ParseError as e:
                failed.append(f"{line}: parse error {e}")
            except ValueError as e:
                failed.append(f"{line}: {e}")
    for line in sorted(ok):
        print(line, ok[line])
    for text in sorted(failed):
        print(text)

if __name__ == "__main__":
    main()
