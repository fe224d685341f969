"""Dispatch over messages."""
def handle(message):
    match message:
        case {"type": "move", "x": x, "y": y}:
            return f"move to {x}, {y}"
        case {"type": "say", "text": text}:
            return f"say {text!r}"
        case {"type": "stop"}:
            return "stop"
        case _:
            return "unknown"

messages = [
    {"type": "move", "x": 1, "y": -2},
    {"type": "say", "text": "it's"},
    {"type": "stop"},
    {"type": "fly"},
]
for message in messages:
    print(handle(message))
