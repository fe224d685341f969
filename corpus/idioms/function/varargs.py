# ANCHOR: varargs
def invoice(customer, *amounts, **notes):
    # PAIR: lines
    lines = [f"{customer}: {sum(amounts)}"]
    for key, note in sorted(notes.items()):
        lines.append(f"  {key}: {note}")
    return "\n".join(lines)
# ANCHOR_END: varargs


# ANCHOR: main
print(invoice("Ada", 120, 80))
print(invoice("Ben", due="May", by="post"))
# ANCHOR_END: main
