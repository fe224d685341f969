# ANCHOR: shallow
import copy

# Create a list containing other lists
original = [[1, 2, 3], [4, 5, 6]]

# Shallow copy
shallow_copied = copy.copy(original)
shallow_copied[0][0] = 0
# ANCHOR_END: shallow

# ANCHOR: deep
# Deep copy
deep_copied = copy.deepcopy(original)
deep_copied[1][1] = 0
# ANCHOR_END: deep

# ANCHOR: show
print("Original:", original)
print("Shallow Copied:", shallow_copied)
print("Deep Copied:", deep_copied)
# ANCHOR_END: show

# ANCHOR: outer
# The outer list is not shared: a row added to the copy is in the copy only.
shallow_copied.append([7, 8, 9])
print("Rows:", len(original), len(shallow_copied))
# ANCHOR_END: outer

# ANCHOR: shared
# A deep copy also copies what was meant to be shared.
# PAIR: the-log
log = []
# PAIR: the-job
job = {"name": "import", "log": log}
copied_job = copy.deepcopy(job)
copied_job["log"].append("started")
print("Log:", log)
job["log"].append("started")
# PAIR: second-log
print("Log:", log)
# ANCHOR_END: shared
