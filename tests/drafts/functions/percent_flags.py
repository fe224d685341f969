# Flags of `%`: zeros fill numbers only, and never behind them.
for word, n in [("ab", 5), ("é", -42)]:
    print("%05s|%-05d|%05d|%-5s|%5s|%+d|%-+5d|%.1s|" % (word, n, n, word, word, n, n, word))
print("%c%c|%3c|%-3c|" % ("z", "é", "x", "y"))
print("%8.3f|%-8.3f|%08.3f|%x|%o" % (3.14159, -2.5, -2.5, 255, 8))
