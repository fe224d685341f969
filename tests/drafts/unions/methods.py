from dataclasses import dataclass


@dataclass
class Text:
    content: str

    def render(self, indent: int) -> str:
        return " " * indent + self.content

    def size(self) -> int:
        return len(self.content)


@dataclass
class Element:
    tag: str
    children: list["Node"]

    def render(self, indent: int) -> str:
        inner = "\n".join(child.render(indent + 2) for child in self.children)
        pad = " " * indent
        return f"{pad}<{self.tag}>\n{inner}\n{pad}</{self.tag}>"

    def size(self) -> int:
        return sum(child.size() for child in self.children)


Node = Text | Element


def count(node: Node, tag: str) -> int:
    if isinstance(node, Text):
        return 0
    own = 1 if node.tag == tag else 0
    return own + sum(count(child, tag) for child in node.children)


def texts(node: Node) -> list[str]:
    match node:
        case Text(content):
            return [content]
        case Element(children=children):
            found = []
            for child in children:
                found.extend(texts(child))
            return found


page = Element("body", [Text("hello"), Element("p", [Text("world"), Element("b", [Text("!")])])])
print(page.render(0))
print(page.size(), count(page, "p"), count(page, "x"))
print(texts(page))
