"""Books from a text of JSON."""
import json

DATA = '''
[
  {"title": "Emma", "year": 1815, "price": 7.5, "tags": ["classic", "novel"], "author": {"name": "Austen", "born": 1775}},
  {"title": "Ulysses", "year": 1922, "price": 12.0, "tags": [], "author": {"name": "Joyce", "born": 1882}, "lent": true},
  {"title": "It's", "year": 1986, "price": 9.99, "tags": ["horror"], "author": {"name": "King", "born": null}}
]
'''


def by_tag(books, tag):
    return [book["title"] for book in books if tag in book["tags"]]


def oldest(books):
    return min(books, key=lambda book: book["year"])


books = json.loads(DATA)
print(len(books), by_tag(books, "novel"))
for book in sorted(books, key=lambda it: it["title"]):
    author = book["author"]
    born = author["born"] if author["born"] is not None else "?"
    print(f"{book['title']:<10}{book['year']:>6}{book['price']:>8.2f} {author['name']} ({born})")
print(oldest(books)["title"], sum(book["price"] for book in books))
print([book.get("lent", False) for book in books])
books[0]["year"] += 1
books[2]["tags"].append("film")
print(books[0]["year"], books[2]["tags"])
print(json.dumps(books[1]))
