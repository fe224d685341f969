# ANCHOR: copy
def with_task(plan, task):
    changed = plan[:]
    changed.append(task)
    return changed
# ANCHOR_END: copy
# ANCHOR: main


monday = [["swim"], ["cook"]]
tuesday = with_task(monday, ["read"])
tuesday[0].append("run")
print(len(monday), len(tuesday))
print(monday[0])
# ANCHOR_END: main
