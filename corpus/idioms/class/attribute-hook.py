# ANCHOR: hook
class Settings:
    def __init__(self, **values):
        # PAIR: values
        self._values = values

    # PAIR: hook
    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None
# ANCHOR_END: hook
# ANCHOR: main


settings = Settings(theme="dark")
print(settings.theme)
print(getattr(settings, "font", "none"))
# ANCHOR_END: main
