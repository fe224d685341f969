# ANCHOR: broad
def run(steps):
    done = 0
    for step in steps:
        try:
            step()
            # PAIR: done
            done += 1
        except Exception as error:
            # PAIR: failed
            print("failed:", error)
    return done
# ANCHOR_END: broad
# ANCHOR: main


def pack():
    raise RuntimeError("box is missing")


print(run([pack, list, dict]), "done")
# ANCHOR_END: main
