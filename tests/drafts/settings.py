class Settings:
    retries = 3
    ratio = 0.5
    name = "tea"


settings = Settings()
print(settings.retries, settings.ratio, settings.name)
