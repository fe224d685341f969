f = open("y.txt", "w")
f.write("hello")
f = open("y.txt")
print(f.read())
