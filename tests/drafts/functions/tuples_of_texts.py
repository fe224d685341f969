"""Rows of literal texts that go where texts are owned, and are spread over parameters."""
from typing import Dict, List, Tuple

Entry = Tuple[str, str, float]

LEDGER: List[Entry] = [
    ("2023-01-03", "rent", -850.0),
    ("2023-02-05", "salary", 2400.0),
    ("2023-02-07", "café", -0.5),
]


def by_month(entries: List[Entry]) -> Dict[str, List[Entry]]:
    months: Dict[str, List[Entry]] = {}
    for entry in entries:
        month = entry[0][:7]
        if month in months:
            months[month].append(entry)
        else:
            months[month] = [entry]
    return months


class Bank:
    def __init__(self):
        self.log = []

    def transfer(self, source: str, target: str, amount: int) -> int:
        self.log.append(f"{source}>{target}:{amount}")
        return amount


class Graph:
    def __init__(self) -> None:
        self._edges: Dict[str, Dict[str, int]] = {"a": {"b": 1}, "b": {}, "ö": {}}

    def ends(self) -> List[str]:
        left = set(self._edges)
        for node in self._edges:
            for other in self._edges[node]:
                left.discard(other)
        return sorted(left)


def main():
    print(by_month(LEDGER))
    print(by_month([]))
    bank = Bank()
    jobs = [("ann", "bob", 30), ("bob", "zoë", -20)] * 2
    moved = 0
    for job in jobs[:3]:
        moved += bank.transfer(*job)
    print(moved, bank.log)
    print(Graph().ends())


main()
