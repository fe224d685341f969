# ANCHOR: none
def label(user):
    nickname = user.get("nickname")
    if nickname is not None:
        # PAIR: nickname
        return "@" + nickname
    # PAIR: name
    return user["name"]
# ANCHOR_END: none
# ANCHOR: main


print(label({"name": "Ada", "nickname": "enchantress"}))
print(label({"name": "Ben"}))
# ANCHOR_END: main
