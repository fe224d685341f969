# ANCHOR: display
class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __str__(self):
        return f"{self.degrees:.1f} °C"

    def __repr__(self):
        return f"Temperature({self.degrees})"
# ANCHOR_END: display
# ANCHOR: main


today = Temperature(21.5)
print(today)
print([today])
print(f"{today!s:>10}")
# ANCHOR_END: main
