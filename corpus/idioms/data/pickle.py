# ANCHOR: pickle
import pickle


class Game:
    def __init__(self, player, moves):
        # PAIR: player
        self.player = player
        # PAIR: moves
        self.moves = moves


def save(game):
    return pickle.dumps(game)


def load(data):
    return pickle.loads(data)
# ANCHOR_END: pickle
# ANCHOR: main


game = load(save(Game("Ada", [4, 0, 8])))
print(game.player, game.moves)
# ANCHOR_END: main
