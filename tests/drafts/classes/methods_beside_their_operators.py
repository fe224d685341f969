"""Methods with the names that the operators of the class have in Rust."""


class Doc:
    def __init__(self, title, pages):
        self.title = title
        self.pages = pages

    def clone(self):
        return Doc(self.title + " (copy)", list(self.pages))

    def to_string(self):
        return "<" + self.title + ">"

    def __str__(self):
        return self.title

    def len(self):
        return len(self.pages) * 100

    def __len__(self):
        return len(self.pages)

    def eq(self, other):
        return "eq"

    def __eq__(self, other):
        return self.title == other.title

    def iter(self):
        return ["x"]

    def __iter__(self):
        return iter(self.pages)

    def contains(self, page):
        return "maybe"

    def __contains__(self, page):
        return page in self.pages


doc = Doc("one", ["a", "b"])
docs = [doc, doc.clone()]
print(str(doc), doc.to_string(), f"{doc}", [str(d) for d in docs], [d.to_string() for d in docs])
print(len(doc), doc.len(), doc == docs[1], doc == doc, doc.eq(doc), list(doc), doc.iter(), "a" in doc, doc.contains("a"))
kept = sorted(docs, key=lambda d: len(d.title))
print([d.title for d in kept], docs[1].title)
other = docs[0]
print(other.title, str(other) + "!", ", ".join(str(d) for d in docs))
