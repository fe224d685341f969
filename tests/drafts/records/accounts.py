accounts = {
    "alice": {"owner": "Alice", "balance": 100, "history": []},
    "bob": {"owner": "Bob", "balance": 50, "history": []},
}

def transfer(src, dst, amount):
    if accounts[src]["balance"] < amount:
        return False
    accounts[src]["balance"] -= amount
    accounts[dst]["balance"] += amount
    accounts[src]["history"].append(-amount)
    accounts[dst]["history"].append(amount)
    return True

print(transfer("alice", "bob", 30))
print(transfer("bob", "alice", 500))
for name, acc in accounts.items():
    print(name, acc["owner"], acc["balance"], acc["history"])
accounts["carl"] = {"owner": "Carl", "balance": 0, "history": [1]}
print(len(accounts), accounts["carl"])
print("dave" in accounts)
total = sum(acc["balance"] for acc in accounts.values())
print(total)
