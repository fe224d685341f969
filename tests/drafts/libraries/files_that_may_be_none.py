def perhaps(path, wanted):
    file = None
    try:
        if wanted:
            file = open(path, encoding="utf-8")
        print(len(file.read()))
    except AttributeError:
        print("no file was opened")


perhaps("notes.txt", False)
