"""Methods of classes of which only their base is not known: what they only give back may be of any type."""

import socketserver


class Fields(socketserver.ThreadingMixIn):
    def padding(self, text):
        return "né", text

    def value(self, packet, at):
        return at

    def is_same(self, left, right):
        return left == right

    def asked(self, text):
        return self.kept(text)

    def kept(self, text):
        return text
