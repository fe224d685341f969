"""Properties that check what they are set to, from `__init__` on."""


class Reading:
    LOWEST = -273.15

    def __init__(self, celsius: float, name: str = "sensor") -> None:
        self.name = name
        self.celsius = celsius
        self.changes = 0

    @property
    def celsius(self) -> float:
        return self._celsius

    @celsius.setter
    def celsius(self, value: float) -> None:
        if value < self.LOWEST:
            raise ValueError(f"{value} is too cold")
        self._celsius = value

    @property
    def fahrenheit(self) -> float:
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value: float) -> None:
        self.celsius = (value - 32) * 5 / 9
        self.changes += 1


class Volume:
    def __init__(self):
        self._level = 5

    @property
    def level(self):
        """From 0 to 10."""
        return self._level

    @level.setter
    def level(self, value):
        self._level = max(0, min(10, value))

    @level.deleter
    def level(self):
        self._level = 0


reading = Reading(25.0)
reading.fahrenheit = 212.0
print(f"{reading.celsius:.1f}", reading.changes, reading.name)
reading.celsius += 10
reading.celsius -= 2.5
reading.celsius *= 2
print(reading.celsius, reading.fahrenheit)
for value in [-300.0, 12.5]:
    try:
        reading.celsius = value
        print("set", reading.celsius)
        reading.celsius -= 500
    except ValueError as error:
        print("error:", error)
try:
    Reading(-500.0, "broken")
except ValueError as error:
    print("error:", error)

volume = Volume()
volume.level += 3
print(volume.level)
volume.level += 30
print(volume.level)
del volume.level
print(volume.level)
