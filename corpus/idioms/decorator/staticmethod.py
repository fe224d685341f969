# ANCHOR: static
class Isbn:
    def __init__(self, digits):
        if not Isbn.is_valid(digits):
            raise ValueError(digits)
        # PAIR: digits
        self.digits = digits

    @staticmethod
    def is_valid(digits):
        if len(digits) != 10 or not (digits.isascii() and digits.isdecimal()):
            return False
        # PAIR: sum
        return sum(i * int(d) for i, d in enumerate(digits, 1)) % 11 == 0
# ANCHOR_END: static
# ANCHOR: main


print(Isbn.is_valid("0306406152"), Isbn.is_valid("ABCDEFGHIJ"))
print(Isbn("0306406152").digits)
# ANCHOR_END: main
