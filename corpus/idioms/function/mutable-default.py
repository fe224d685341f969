# ANCHOR: default
def add_guest(name, guests=[]):
    guests.append(name)
    return guests
# ANCHOR_END: default


# ANCHOR: main
print(add_guest("Ada"))
print(add_guest("Ben"))  # Ada is still there: one list for all calls
print(add_guest("Cem", []))
# ANCHOR_END: main
