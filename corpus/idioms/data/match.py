# ANCHOR: match
def run(command, position):
    match command.split():
        case ["go", ("left" | "right") as side]:
            return position + (1 if side == "right" else -1)
        case ["jump", distance] if distance.isascii() and distance.isdigit():
            return position + int(distance)
        case [] | ["wait"]:
            return position
        case _:
            raise ValueError(command)
# ANCHOR_END: match
# ANCHOR: main


print(run("go left", 5), run("jump 10", 5), run("wait", 5))
try:
    run("jump +5", 5)
except ValueError as error:
    print("not a command:", error)
# ANCHOR_END: main
