# ANCHOR: default
class Profile:
    def __init__(self):
        # PAIR: name
        self.name = "Ada"
        # PAIR: city
        self.city = "London"


def shoe(profile):
    return getattr(profile, "shoe", "-")
# ANCHOR_END: default


# ANCHOR: changes
def update(profile, changes):
    for field, value in changes.items():
        if hasattr(profile, field):
            setattr(profile, field, value)
# ANCHOR_END: changes
# ANCHOR: main


profile = Profile()
update(profile, {"city": "Turin", "hat": "7"})
print(profile.name, profile.city, shoe(profile))
profile.shoe = "42"
print(shoe(profile))
# ANCHOR_END: main
