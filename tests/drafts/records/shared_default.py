def add(entry, log=[]):
    log.append(entry)
    return log

template = {"kind": "note", "n": 0, "seen": False}
log = add(template)
add(template)
template["n"] = 7
print([e["n"] for e in log])
log[0]["seen"] = True
print(template["seen"], len(log))
