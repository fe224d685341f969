# ANCHOR: chain
class ConfigError(Exception):
    pass


def port(settings):
    try:
        return int(settings["port"])
    except ValueError as error:
        raise ConfigError("port is wrong") from error
# ANCHOR_END: chain
# ANCHOR: main


try:
    port({"port": "80a"})
except ConfigError as error:
    print(error, "because of a", type(error.__cause__).__name__)
# ANCHOR_END: main
