class Player:
    def __init__(self, name: str, score: int = 0) -> None:
        self.name = name
        self.score = score
        self.tags: list[str] = []

    def win(self, points: int) -> int:
        self.score += points
        return self.score


class Game:
    def __init__(self, title: str) -> None:
        self.title = title
        self.players: dict[int, Player] = {}
        self.order: list[Player] = []

    def join(self, number: int, name: str) -> Player:
        player = Player(name)
        self.players[number] = player
        return player

    def by_name(self, name: str) -> Player:
        for player in self.players.values():
            if player.name == name:
                return player
        raise KeyError(name)

    def at(self, number: int) -> Player | None:
        return self.players.get(number)

    def bonus(self, number: int) -> int:
        player = self.at(number)
        if not player:
            return 0
        player.tags.append("bonus")
        return player.win(5)

    def best(self) -> str:
        return max(self.players.values(), key=lambda it: it.score).name


game = Game("darts")
game.join(1, "ann").win(3)
bob = game.join(2, "bob")
bob.win(4)
bob.tags.append("new")
print(bob.name, bob.score, bob.tags)
print(game.bonus(1), game.bonus(7), game.best())
game.by_name("bob").win(10)
try:
    game.by_name("carl").win(1)
except KeyError as error:
    print("no", error)
who = game.at(2)
if who is not None:
    who.score -= 1
    print(who.score)
else:
    print("nobody")
nobody = game.at(9)
if nobody is None:
    print("nobody")
for number in range(1, 4):
    player = game.at(number)
    if player is not None:
        player.win(number)
        print(number, player.score, player.tags)
print(game.best(), game.by_name("ann").score)
