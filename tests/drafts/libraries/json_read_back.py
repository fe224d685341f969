"""What is written is read again."""
import json

people = [{"name": "Ann", "age": 31, "langs": ["en", "no"]}, {"name": "Bob", "age": 25, "langs": []}]
text = json.dumps(people)
again = json.loads(text)
print(again == people, again[0]["name"], again[1]["age"] + 1)
again[0]["langs"].append("de")
print(people[0]["langs"], again[0]["langs"])
print(json.dumps(again, indent=2))
