"""`casefold` goes further than `lower`."""


def same(left, right):
    return left.casefold() == right.casefold()


print("Straße".casefold(), "ΣΑΣ".casefold(), "ﬁn".casefold(), "İı".casefold(), "Ꭰꭰ".casefold() == "ᎠᎠ")
print(same("STRASSE", "straße"), same("é", "É"), same("", ""), same("a", "b"))
print(sorted(["b", "ß", "SA", "é", "B"], key=str.casefold))
