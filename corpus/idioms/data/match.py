# ANCHOR: match
def run(command, position):
    # PAIR: subject
    match command.split():
        # PAIR: go
        case ["go", ("left" | "right") as side]:
            return position + (1 if side == "right" else -1)
        case ["jump", distance] if distance.isascii() and distance.isdigit():
            # PAIR: jumped
            return position + int(distance)
        # PAIR: wait
        case [] | ["wait"]:
            return position
        # PAIR: other
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
