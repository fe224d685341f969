"""Converts temperatures."""


def to_fahrenheit(celsius: float) -> float:
    """Degrees Fahrenheit."""
    return celsius * 9 / 5 + 32


def mean(values: list[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


readings = [12.5, 14.0, 9.75]
for reading in readings:
    print(f"{reading:.1f} C is {to_fahrenheit(reading):.1f} F")
print("mean", mean(readings))
