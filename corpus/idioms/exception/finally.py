# ANCHOR: finally
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
    watch("")
except ValueError as error:
    print(error)
print(*lights)
# ANCHOR_END: main
