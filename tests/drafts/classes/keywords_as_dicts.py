"""Keywords that a function takes as a dict."""


class Prices:
    def __init__(self, currency="EUR", **prices):
        self.currency = currency
        self._prices = prices

    def __getitem__(self, name):
        return self._prices[name.lower()]

    def __iter__(self):
        return iter(self._prices)

    def raised(self, **percents):
        for name, percent in percents.items():
            self._prices[name] = self._prices[name] * (100 + percent) // 100
        return len(percents)


def describe(title, **options):
    parts = [f"{name}={value}" for name, value in options.items()]
    return f"{title}({', '.join(parts)})"


prices = Prices(tea=250, cake=395, soup=510)
print(list(prices), prices["TEA"], prices.currency)
print(prices.raised(tea=10, cake=20), prices["tea"], prices["cake"], prices.raised())
try:
    print(prices["wine"])
except KeyError as error:
    print("no", error)
print(describe("box", width=3, height=4), describe("dot"))
print(list(Prices("USD", tea=1)))
