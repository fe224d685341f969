# ANCHOR: union
# PAIR: seconds
def seconds(duration: int | str) -> int:
    if isinstance(duration, int):
        # PAIR: plain
        return duration
    hours, minutes = duration.split(":")
    return int(hours) * 3600 + int(minutes) * 60
# ANCHOR_END: union
# ANCHOR: main


print(seconds(90), seconds("1:30"))
# ANCHOR_END: main
