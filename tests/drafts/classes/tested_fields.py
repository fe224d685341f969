"""Fields that are tested and then used: bound by the test where nothing else of the object is in the way."""


class Node:
    def __init__(self, key: int) -> None:
        self.key = key
        self.left: "Node | None" = None
        self.right: "Node | None" = None
        self.limit: int | None = None

    def insert(self, key: int) -> None:
        if key < self.key:
            if self.left is None:
                self.left = Node(key)
            else:
                self.left.insert(key)
        elif self.right is not None:
            self.right.insert(key)
        else:
            self.right = Node(key)

    def walk(self, out: list[int]) -> None:
        if self.left is not None:
            self.left.walk(out)
        out.append(self.key)
        if self.right:
            self.right.walk(out)

    def height(self) -> int:
        left = self.left.height() if self.left else 0
        right = self.right.height() if self.right is not None else 0
        return 1 + max(left, right)

    def allowed(self, n: int) -> bool:
        if self.limit is not None and n > self.limit:
            return False
        if self.limit is None:
            return True
        return n * 2 < self.limit


root = Node(5)
for k in [3, 8, 1, 4, 9]:
    root.insert(k)
out: list[int] = []
root.walk(out)
print(out, root.height())
root.limit = 10
print(root.allowed(11), root.allowed(5), root.allowed(4), Node(1).allowed(3))


class Account:
    def __init__(self, owner: str, limit: float | None = None) -> None:
        self.owner = owner
        self.limit = limit
        self.note: str | None = None
        self.backup: "Account | None" = None
        self.spent = 0.0

    def label(self) -> str:
        if self.note is not None:
            return f"{self.owner} ({self.note})"
        return self.owner

    def spend(self, amount: float) -> bool:
        if self.limit is not None and self.spent + amount > self.limit:
            if self.backup is not None:
                self.note = "over"
                return self.backup.spend(amount)
            return False
        self.spent += amount
        return True

    def forget(self) -> str:
        if self.note is not None:
            note = self.note
            self.note = None
            return note
        return "nothing"

    def total(self) -> float:
        if self.backup is None:
            return self.spent
        else:
            # What the other one spent is counted, too.
            return self.spent + self.backup.total()

    def renamed(self, owner: str) -> None:
        if self.backup is not None:
            self.backup.renamed(owner + "'")
            self.owner = owner
        elif self.note is not None:
            self.owner = f"{owner}/{self.note.upper()}"
        else:
            self.owner = owner


account = Account("größe", 10.0)
account.backup = Account("zwei")
print(account.spend(4.5), account.spend(6.0), account.spend(-1.0), account.total())
print(account.label(), account.backup.label(), account.forget(), account.forget())
account.backup.note = "straße"
account.renamed("neu")
print(account.label(), account.backup.label(), Account("x", 0.0).spend(0.1))
