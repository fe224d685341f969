tasks = []

def add(title, priority=1):
    task = {"id": len(tasks) + 1, "title": title, "done": False, "priority": priority}
    tasks.append(task)
    return task

def complete(task_id):
    for task in tasks:
        if task["id"] == task_id:
            task["done"] = True
            return True
    return False

def pending():
    return [t for t in tasks if not t["done"]]

add("write code")
add("test code", 2)
t = add("ship it", 3)
print(t)
print(complete(2), complete(9))
for t in pending():
    mark = "x" if t["done"] else " "
    print(f"[{mark}] {t['id']}: {t['title']} (p{t['priority']})")
print(len(pending()), sum(t["priority"] for t in tasks))
print(max(tasks, key=lambda t: t["priority"])["title"])
