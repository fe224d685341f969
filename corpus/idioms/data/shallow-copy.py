# ANCHOR: copy
def with_task(tasks, task):
    changed = tasks[:]
    changed.append(task)
    return changed
# ANCHOR_END: copy


# ANCHOR: shared
def with_day(plan, day):
    changed = plan.copy()
    changed.append(day)
    return changed
# ANCHOR_END: shared
# ANCHOR: main


monday = ["swim", "cook"]
print(with_task(monday, "read"), monday)

week = [["swim"], ["cook"]]
longer = with_day(week, ["read"])
longer[0].append("run")
print(len(week), len(longer), week[0])
# ANCHOR_END: main
