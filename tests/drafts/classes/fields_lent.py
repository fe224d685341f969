"""What a field holds is lent by methods that nothing here asks; those that are asked show the change."""


class Track:
    def __init__(self, name: str) -> None:
        self.name = name
        self.plays = 0

    def play(self) -> None:
        self.plays += 1


class Album:
    def __init__(self, title: str) -> None:
        self.title = title
        self.names: list[str] = []
        self.lengths: dict[str, int] = {}
        self.opening = Track("intro")
        self.is_loaded = False

    def add(self, name: str, length: int) -> None:
        self.names.append(name)
        self.lengths[name] = length
        self.opening.play()

    def all_names(self) -> list[str]:
        return self.names

    def loaded(self) -> list[str]:
        if not self.is_loaded:
            self.is_loaded = True
            self.names.append("é")
        return self.names

    @property
    def by_name(self) -> dict[str, int]:
        return self.lengths

    def first(self) -> Track:
        """The one that stands before all."""
        return self.opening

    def title_of(self) -> str:
        return self.title


class Single:
    def __init__(self) -> None:
        self.sides: list[str] = []

    def turn(self) -> None:
        self.sides.append("b")

    def count(self) -> int:
        return len(self.sides)


def main() -> None:
    album = Album("ü")
    album.add("one", -1)
    album.add("one", 2)
    single = Single()
    single.turn()
    print(album.names, album.lengths, album.opening.plays, album.title_of(), single.count())


main()
