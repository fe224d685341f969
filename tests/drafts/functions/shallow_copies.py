import copy


def with_day(plan, day):
    changed = plan.copy()
    changed.append(day)
    return changed


week = [[1], [2]]
longer = with_day(week, [3])
longer[0].append(4)
print(week, longer)
table = {"a": [1]}
other = table.copy()
other["a"].append(2)
print(table, other)
rows = [[1, 2], [3]]
shallow = copy.copy(rows)
shallow[0][0] = 0
deep = copy.deepcopy(rows)
deep[1][0] = 9
print(rows, shallow, deep)


class Box:
    def __init__(self):
        self.items = [1]


box = Box()
twin = copy.copy(box)
twin.items.append(2)
print(box.items, twin.items)
