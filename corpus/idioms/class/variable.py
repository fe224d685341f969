# ANCHOR: variable
class Ticket:
    # PAIR: price
    PRICE = 12
    sold = 0

    def __init__(self):
        Ticket.sold += 1
# ANCHOR_END: variable
# ANCHOR: main


tickets = [Ticket(), Ticket()]
print(Ticket.sold, "sold for", Ticket.sold * tickets[0].PRICE)
# ANCHOR_END: main
