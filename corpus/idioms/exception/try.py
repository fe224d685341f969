# ANCHOR: try
def parse_age(text):
    try:
        # PAIR: parsed
        return int(text)
    except ValueError:
        return None
# ANCHOR_END: try
# ANCHOR: main


print(parse_age("36"), parse_age(" 36\n"), parse_age("young"))
# ANCHOR_END: main
