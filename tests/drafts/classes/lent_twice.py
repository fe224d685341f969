class Cell:
    def __init__(self, value: int) -> None:
        self.value = value

    def bump(self, by: int) -> None:
        self.value += by


class Sheet:
    def __init__(self) -> None:
        self.cells: dict[str, Cell] = {}

    def put(self, name: str, value: int) -> Cell:
        cell = Cell(value)
        self.cells[name] = cell
        return cell

    def cell(self, name: str) -> Cell:
        return self.cells[name]

    def find(self, name: str) -> Cell | None:
        return self.cells.get(name)

    def total(self) -> int:
        return sum(it.value for it in self.cells.values())


sheet = Sheet()
sheet.put("a", 1).bump(1)
sheet.put("b", 2)
found = sheet.find("b")
if found is not None:
    found.bump(2)
sheet.cell("a").bump(sheet.cell("b").value)
print(sheet.cell("a").value, sheet.cell("b").value, sheet.total())
