# ANCHOR: copy
import copy


def doubled(recipe):
    larger = copy.deepcopy(recipe)
    for step in larger["steps"]:
        step["grams"] *= 2
    return larger
# ANCHOR_END: copy
# ANCHOR: main


recipe = {"name": "bread", "steps": [{"grams": 500}, {"grams": 10}]}
larger = doubled(recipe)
print([step["grams"] for step in recipe["steps"]])
print([step["grams"] for step in larger["steps"]])
# ANCHOR_END: main
