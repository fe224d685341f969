# ANCHOR: group
def check(form):
    problems = []
    if not form["name"]:
        problems.append(ValueError("no name"))
    if form["age"] < 0:
        problems.append(ValueError("negative age"))
    # PAIR: any
    if problems:
        # PAIR: raised
        raise ExceptionGroup("invalid form", problems)
# ANCHOR_END: group
# ANCHOR: main


try:
    check({"name": "", "age": -3})
except* ValueError as group:
    # PAIR: each
    for error in group.exceptions:
        # PAIR: shown
        print("-", error)
# ANCHOR_END: main
