# ANCHOR: finally
# PAIR: lights
lights = []


def watch(film):
    lights.append("off")
    try:
        if not film:
            raise ValueError("nothing to watch")
        print("watching", film)
    finally:
        lights.append("on")
# ANCHOR_END: finally
# ANCHOR: main


watch("Solaris")
try:
    # PAIR: refused
    watch("")
except ValueError as error:
    # PAIR: told
    print(error)
# PAIR: shown
print(*lights)
# ANCHOR_END: main
