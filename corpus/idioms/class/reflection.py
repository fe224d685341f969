# ANCHOR: reflection
class Profile:
    def __init__(self):
        self.name = "Ada"
        self.city = "London"


def update(profile, changes):
    for field, value in changes.items():
        if hasattr(profile, field):
            setattr(profile, field, value)
# ANCHOR_END: reflection
# ANCHOR: main


profile = Profile()
update(profile, {"city": "Turin", "shoe": "42"})
print(profile.name, getattr(profile, "city"), getattr(profile, "shoe", "-"))
# ANCHOR_END: main
