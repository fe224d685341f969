# ANCHOR: input
def ask_number(prompt):
    while True:
        try:
            # PAIR: number
            return int(input(prompt))
        except ValueError:
            print("a number, please")
        except EOFError:
            return None
# ANCHOR_END: input
# ANCHOR: main


number = ask_number("")
print("no answer" if number is None else number)
# ANCHOR_END: main
