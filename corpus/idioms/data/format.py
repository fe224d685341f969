# ANCHOR: format
def greeting(name, visits):
    return "Welcome back, {who}! Visit no. {count:03}".format(who=name, count=visits)


def row(label, value):
    return "%-6s|%6.1f" % (label, value)
# ANCHOR_END: format
# ANCHOR: main


print(greeting("Ada", 7))
print(row("mean", 2.75159))
# ANCHOR_END: main
