import queue
import threading

work: "queue.Queue[str | None]" = queue.Queue()
counts: dict[str, int] = {}
counts_lock = threading.Lock()
errors: list[str] = []


def count_words(text: str) -> int:
    if not text:
        raise ValueError("empty text")
    return len(text.split())


def worker() -> None:
    while True:
        text = work.get()
        if text is None:
            break
        try:
            n = count_words(text)
        except ValueError as e:
            with counts_lock:
                errors.append(str(e))
        else:
            with counts_lock:
                counts[text] = n


pool = [threading.Thread(target=worker, name=f"w{i}") for i in range(2)]
for t in pool:
    t.start()
for text in ["a b c", "", "one two", ""]:
    work.put(text)
for _ in pool:
    work.put(None)
for t in pool:
    t.join()
for text, n in sorted(counts.items()):
    print(f"{text!r}: {n}")
print(errors)
