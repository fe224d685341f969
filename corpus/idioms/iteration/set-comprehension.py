# ANCHOR: set
def domains(addresses):
    known = [address for address in addresses if "@" in address]
    return {address.partition("@")[2].lower() for address in known}
# ANCHOR_END: set
# ANCHOR: main


addresses = ["ada@Mail.org", "ben@mail.org", "cem", "dee@post.net"]
print(len(domains(addresses)), *sorted(domains(addresses)))
# ANCHOR_END: main
