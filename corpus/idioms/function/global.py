# ANCHOR: global
served = 0


def serve(table):
    global served
    # PAIR: one-more
    served += 1
    return f"table {table}: order {served}"
# ANCHOR_END: global


# ANCHOR: main
print(serve(4))
print(serve(7))
# ANCHOR_END: main
