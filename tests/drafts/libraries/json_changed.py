"""Texts of JSON asked in many ways; errors of bad ones."""
import json

GOOD = '{"name": "web", "ports": [80, 443], "owner": "", "ratio": 0.25, "tls": false}'


def describe(config):
    owner = config["owner"] or "nobody"
    return f"{config['name']}: {config['ports'][0]}, {owner}, {config['ratio']:.0%}, {config['tls']}"


config = json.loads(GOOD)
print(describe(config))
config["name"] = "mail"
config["ports"].append(25)
print(describe(config), len(config["ports"]), config["ports"])
other = json.loads(GOOD)
print(other["name"], other["ports"])
