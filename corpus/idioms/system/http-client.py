# ANCHOR: client
from urllib.request import urlopen


def fetch(url):
    with urlopen(url, timeout=5) as response:
        return response.status, response.read().decode()
# ANCHOR_END: client
# ANCHOR: main


from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread


class Hello(BaseHTTPRequestHandler):
    # PAIR: answers
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        # PAIR: hello
        self.wfile.write(b"hello")

    def log_message(self, *args): ...


server = HTTPServer(("127.0.0.1", 0), Hello)
Thread(target=server.handle_request).start()
# PAIR: fetched
print(*fetch(f"http://127.0.0.1:{server.server_port}/"))
# ANCHOR_END: main
