"""A tree of letters whose nodes have several names while one goes down."""


class TrieNode:
    def __init__(self):
        self.children = {}
        self.is_end = False


class Trie:
    def __init__(self):
        self.root = TrieNode()

    def insert(self, word):
        node = self.root
        for ch in word:
            if ch not in node.children:
                node.children[ch] = TrieNode()
            node = node.children[ch]
        node.is_end = True

    def search(self, word):
        node = self.root
        for ch in word:
            if ch not in node.children:
                return False
            node = node.children[ch]
        return node.is_end

    def starts_with(self, prefix):
        node = self.root
        for ch in prefix:
            if ch not in node.children:
                return []
            node = node.children[ch]
        result = []
        self._collect(node, prefix, result)
        return result

    def _collect(self, node, prefix, result):
        if node.is_end:
            result.append(prefix)
        for ch, child in sorted(node.children.items()):
            self._collect(child, prefix + ch, result)


t = Trie()
for w in ["car", "card", "care", "cat", "dog", "do"]:
    t.insert(w)
print(t.search("car"), t.search("ca"), t.search("dog"))
print(t.starts_with("car"), t.starts_with("d"), t.starts_with("x"))
