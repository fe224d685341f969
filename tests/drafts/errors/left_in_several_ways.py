STATS = {}


def retry(texts, wanted):
    for at, text in enumerate(texts):
        try:
            number = int(text)
        except ValueError as error:
            print("  no number:", error)
            continue
        else:
            print("  read", number)
            if number == wanted:
                return at
        finally:
            STATS[text] = STATS.get(text, 0) + 1
        print("  behind", number)
    return -1


def first_even(rows):
    found = []
    for row in rows:
        try:
            value = row[1] // row[0]
            if value > 100:
                break
            if value % 2 == 0:
                return value, len(found)
            found.append(value)
        except ZeroDivisionError:
            found.append(0)
        finally:
            print("  row", row)
    return None, len(found)


def plain(words, table):
    for word in words:
        try:
            if word == "":
                continue
            return table[word]
        except KeyError as error:
            print("  missing", error)
    return 0


def until(words):
    while words:
        try:
            word = words.pop()
            if word == "stop":
                break
            if word == "give":
                return len(words)
            print("  word", int(word))
        except ValueError:
            print("  odd", word)
    return -5


def nothing(words):
    for word in words:
        try:
            if not word:
                return
            if int(word) < 0:
                continue
            print("  kept", word)
        except ValueError:
            print("  lost", word)
        finally:
            print("  seen", word)
    print("  all")


print(retry(["x", "1", "7", "8"], 7), retry(["ä"], 1), retry([], 1))
print(STATS)
print(first_even([[1, 3], [0, 1], [2, 5], [3, 12]]), first_even([[1, 201]]), first_even([]), first_even([[0, 1]]))
print(plain(["", "b", "a"], {"a": 3}), plain([], {"a": 1}), plain([""], {"b": 1}))
print(until(["1", "give", "x", "2"]), until(["stop", "y"]), until([]))
nothing(["1", "-2", "z", "", "3"])
nothing(["4"])
