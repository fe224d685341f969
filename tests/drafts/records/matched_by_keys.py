"""Events as dicts, told apart by match."""
def apply(state, event):
    match event:
        case {"kind": "deposit", "amount": amount} if amount > 0:
            return state + amount
        case {"kind": "withdraw", "amount": amount}:
            if amount > state:
                print("refused:", amount)
                return state
            return state - amount
        case {"kind": "fee"}:
            return state - 1
        case {"kind": kind}:
            print("ignored:", kind)
            return state


events = [
    {"kind": "deposit", "amount": 50},
    {"kind": "deposit", "amount": -5},
    {"kind": "withdraw", "amount": 70, "note": "cash"},
    {"kind": "withdraw", "amount": 20},
    {"kind": "fee"},
    {"kind": "note", "note": "hello"},
]
balance = 0
for event in events:
    balance = apply(balance, event)
    print(balance)


def note(event):
    match event:
        case {"note": text}:
            return text.upper()
        case {"amount": 50 | 20 as amount}:
            return f"round {amount}"
        case _:
            return "-"


print([note(event) for event in events])
