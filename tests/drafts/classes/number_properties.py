"""A field that is an int or a float, set through its property by `__init__`."""


class Temperature:
    def __init__(self, celsius=0.0):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError(f"below absolute zero: {value}")
        self._celsius = value


def main():
    t = Temperature(25.0)
    print(t.celsius)
    t.celsius = 7
    print(t.celsius)
    try:
        t.celsius = -300
    except ValueError as exc:
        print("refused:", exc)
    print(t.celsius, Temperature().celsius, Temperature(-0.0).celsius)


main()
