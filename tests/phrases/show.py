# Shows values as the Rust side does, and runs the cases.
import contextlib, io, sys


def key(text):
    return text.encode("utf-8", "surrogatepass")


def show(value, in_order=True):
    def one(it):
        return show(it, in_order)

    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return repr(value) if type(value) in PLAIN else str(value)
    if isinstance(value, bytearray):
        return repr(bytes(value))
    if isinstance(value, tuple):
        inner = ", ".join(map(one, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(map(one, value), key=key)) + "}"
    if isinstance(value, dict):
        entries = [f"{one(k)}: {one(v)}" for k, v in value.items()]
        return "{" + ", ".join(entries if in_order else sorted(entries, key=key)) + "}"
    if hasattr(value, "__fspath__"):
        return repr(str(value))
    if hasattr(value, "__iter__") and not isinstance(value, type):
        return "[" + ", ".join(map(one, value)) + "]"
    return str(value)


PLAIN = (type(None), bool, int, float, str, bytes)


def heap_of(items):
    import heapq

    heapq.heapify(items)
    return items


def once(value):
    """An iterator as a list, so that it can be shown twice; files are for the row to show."""
    is_iterator = hasattr(value, "__next__") and not hasattr(value, "seek")
    return list(value) if is_iterator else value


def case(name, run):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    try:
        with contextlib.redirect_stdout(out):
            values = [once(value) for value in run()]
        shown = [show(value) for value in values]
        loose = [show(value, False) for value in values]
        if values and isinstance(values[0], (list, tuple)) or "dict_" in str(type(values[0] if values else 0)):
            items = sorted((show(it, False) for it in values[0]), key=key)
            loosest = ["[" + ", ".join(items) + "]", *loose[1:]]
        else:
            loosest = loose
        results = [" ; ".join(it) for it in (shown, loose, loosest)]
    except BaseException as error:
        results = ["!" + name_of(error)] * 3
    printed = out.buffer.getvalue().decode("utf-8", "surrogateescape")
    sys.__stdout__.write("\x1e" + "\x1d".join([name, printed, *results]))


def name_of(error):
    kind = type(error)
    module = kind.__module__
    return kind.__qualname__ if module == "builtins" else f"{module}.{kind.__qualname__}"


def serve():
    """The address of a server that answers with what it was asked; `status=404` in it is its status."""
    import http.server, json, threading

    class Server(http.server.BaseHTTPRequestHandler):
        def answer(self):
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            asked = {"method": self.command, "path": self.path, "body": body}
            asked["token"] = self.headers.get("x-token") or self.headers.get("authorization") or ""
            status = int((self.path.split("status=") + ["200"])[1][:3])
            text = json.dumps(asked).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(text)

        def log_message(self, *_):
            pass

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = answer

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"
