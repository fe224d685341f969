import re


def expand(template, values):
    def replace(match):
        key = match.group("key")
        if key in values:
            return str(values[key])
        return match.group(0)

    return re.sub(r"\$\{(?P<key>\w+)\}", replace, template)


def count_up(text):
    n = 0

    def number(m):
        nonlocal n
        n += 1
        return f"{n}. {m.group(1)}"

    result = re.sub(r"\* (\w+)", number, text)
    print(n)
    return result


print(expand("Dear ${name}, you owe ${amount} ${unknown}", {"name": "Ann", "amount": "12"}))
print(count_up("* a * b * c"))
