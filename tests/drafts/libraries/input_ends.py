def answers():
    found = []
    while True:
        try:
            line = input("> ")
        except EOFError:
            print()
            return found
        found.append(line.strip())


print(answers())
try:
    print(int(input()))
except EOFError as error:
    print(error)
