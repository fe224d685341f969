# ANCHOR: letters
def first_recurring_character(s):
    seen = 0
    for char in s:
        if not 'a' <= char <= 'z':
            raise ValueError(f"'{char}' is not one of a-z")
        # ANCHOR_END: letters
        # ANCHOR: bit
        pos = ord(char) - ord('a')
        if seen & (1 << pos):
            return char
        seen |= (1 << pos)
    return None
# ANCHOR_END: bit


# ANCHOR: any
def first_recurring_of_any(s):
    seen = set()
    for char in s:
        if char in seen:
            return char
        seen.add(char)
    return None
# ANCHOR_END: any


# ANCHOR: use
for s in ("abca", "abba", "abc", "Oslo"):
    try:
        print(f"{s}: {first_recurring_character(s) or '-'}")
    except ValueError as e:
        print(f"{s}: {e}")

for s in ("Oslo", "Tel Aviv", "Ελλάδα"):
    print(f"{s}: {first_recurring_of_any(s) or '-'}")
# ANCHOR_END: use
