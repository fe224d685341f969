def make_book(title, author, year, copies=1):
    return {"title": title, "author": author, "year": year, "copies": copies, "borrowers": []}

library = {}

def add_book(isbn, book):
    if isbn in library:
        library[isbn]["copies"] += book["copies"]
    else:
        library[isbn] = book

def borrow(isbn, who):
    book = library.get(isbn)
    if book is None:
        return f"no such book: {isbn}"
    if book["copies"] == len(book["borrowers"]):
        return f"{book['title']} is out"
    book["borrowers"].append(who)
    return f"{who} borrowed {book['title']}"

add_book("111", make_book("Dune", "Herbert", 1965))
add_book("222", make_book("Emma", "Austen", 1815, 2))
add_book("111", make_book("Dune", "Herbert", 1965))
print(borrow("111", "ann"))
print(borrow("111", "bob"))
print(borrow("111", "cy"))
print(borrow("333", "cy"))
for isbn, book in sorted(library.items(), key=lambda kv: kv[1]["year"]):
    free = book["copies"] - len(book["borrowers"])
    print(f"{isbn} {book['title']:<6} {book['year']} free={free} {', '.join(book['borrowers']) or '-'}")
old = [b["title"] for b in library.values() if b["year"] < 1900]
print(old)
