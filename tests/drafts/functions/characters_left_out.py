import string
def clean(text):
    return text.lower().translate(str.maketrans("", "", string.punctuation.replace("'", "")))
def strip(text, marks):
    return text.translate(str.maketrans("", "", marks + "-"))
print(clean("Hello, World! It's"), strip("a-b.c", "."), repr(strip("", "")))
print(string.digits.find("5"), string.ascii_lowercase.index("c"), string.ascii_uppercase[2:4].lower())
