# ANCHOR: main
def main():
    # PAIR: saved
    save("notes.txt", ["buy milk", "call home"])
    print(count_words("notes.txt"), "words")
# ANCHOR_END: main


# ANCHOR: write
def save(path, notes):
    with open(path, "w") as file:
        for note in notes:
            file.write(note + "\n")
# ANCHOR_END: write


# ANCHOR: read
def count_words(path):
    with open(path) as file:
        return sum(len(line.split()) for line in file)


main()
# ANCHOR_END: read
