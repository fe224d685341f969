xs = ["e\u0301", "a\u00a0b", "\u200b", "tab\t", "\x7f", "\u0300x", "\U0001f600", "\ue000", "क्ष", "\u200d", "\xad", "\u3000", "ก็", "\u2028", "\u0605", "\ufe0f", "☎️"]
for x in xs:
    print(repr(x))
print(xs)
