queue = [{"id": 1, "tries": 0, "name": "a"}, {"id": 2, "tries": 0, "name": "b"}]
done = []
while queue:
    job = queue.pop(0)
    job["tries"] += 1
    if job["tries"] < 2 and job["id"] == 1:
        queue.append(job)
    else:
        done.append(job)
print([(j["id"], j["tries"]) for j in done])
last = done[-1]
done.pop()
last["name"] = "z"
print(last, len(done))
