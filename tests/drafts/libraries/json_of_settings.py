"""A configuration as a text of JSON, nested."""
import json

text = '{"server": {"host": "localhost", "port": 8080}, "debug": true, "paths": ["/a", "/b"], "limits": {"low": 1, "high": 10}}'
config = json.loads(text)
server = config["server"]
print(f"http://{server['host']}:{server['port'] + 1}")
if config["debug"]:
    print("debugging", config["paths"])
for name, value in config["limits"].items():
    print(name, value * 2)
print(sum(config["limits"].values()), len(config["paths"]))
print(config["server"])
