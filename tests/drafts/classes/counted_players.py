class Player:
    def __init__(self, name, health=10):
        self.name = name
        self.health = health
        self.target = None
        self.log = []

    def hit(self, other, damage):
        other.health -= damage
        if other.health <= 0:
            other.health = 0
            self.log.append(f"{self.name} beats {other.name}")
        else:
            self.log.append(f"{self.name} hits {other.name} ({other.health})")

    def fight(self):
        if self.target is None:
            return False
        self.hit(self.target, 4)
        return self.target.health > 0

    @property
    def alive(self):
        return self.health > 0


a = Player("ann")
b = Player("bob", 7)
a.target = b
b.target = a
rounds = 0
while a.alive and b.alive:
    rounds += 1
    a.fight()
    if b.alive:
        b.fight()
print(rounds, a.health, b.health, a.log + b.log)
players = [a, b]
players.sort(key=lambda p: p.health)
print([p.name for p in players])
strongest = max(players, key=lambda p: p.health)
strongest.name += "!"
print(a.name, strongest is a)
a.hit(a, 3)
print(a.health)
by_name = {p.name: p for p in players}
by_name["bob"].health += 5
print(b.health, b.target.name, b.target.target.name)
team = {"red": [a], "blue": [b]}
for name, members in team.items():
    for member in members:
        member.health += 1
print(a.health, b.health, sum(p.health for p in players))
