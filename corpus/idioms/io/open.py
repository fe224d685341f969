# ANCHOR: open
def append_line(path, line):
    file = open(path, "a")
    try:
        file.write(line + "\n")
    finally:
        file.close()
# ANCHOR_END: open
# ANCHOR: main


append_line("log.txt", "started")
append_line("log.txt", "stopped")
print(open("log.txt").read(), end="")
# ANCHOR_END: main
