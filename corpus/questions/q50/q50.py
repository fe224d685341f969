# ANCHOR: server
import concurrent.futures
import http.server
import math
import threading
import urllib.request

PAGES = {'/python': b'p' * 1991, '/rust': b'r' * 2015}


# PAIR: handler
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        # PAIR: page
        page = PAGES.get(self.path)
        if page is None:
            self.send_error(404)
            return
        self.send_response(200)
        # PAIR: length
        self.send_header('Content-Length', str(len(page)))
        self.end_headers()
        # PAIR: written
        self.wfile.write(page)
# ANCHOR_END: server


# ANCHOR: load-url
def load_url(url, timeout):
    with urllib.request.urlopen(url, timeout=timeout) as conn:
        return conn.read()
# ANCHOR_END: load-url


# ANCHOR: submit
URLS = ['/python', '/missing', '/rust', '/gone']


def load_all(base):
    report = {}
    # PAIR: pool
    with concurrent.futures.ThreadPoolExecutor(max_workers=5) as executor:
        # PAIR: submitted
        future_to_url = {executor.submit(load_url, base + url, 60): url for url in URLS}
        # ANCHOR_END: submit
        # ANCHOR: completed
        for future in concurrent.futures.as_completed(future_to_url):
            url = future_to_url[future]
            try:
                data = future.result()
            except Exception as exc:
                report[url] = f'generated an exception: {exc}'
            else:
                report[url] = f'is {len(data)} bytes'
    return report
# ANCHOR_END: completed


# ANCHOR: processes
LIMITS = [5_000, 10_000, 20_000]


def count_primes(limit):
    return sum(all(n % d for d in range(2, math.isqrt(n) + 1)) for n in range(2, limit))


def count_all():
    with concurrent.futures.ProcessPoolExecutor() as executor:
        return list(executor.map(count_primes, LIMITS))
# ANCHOR_END: processes


# ANCHOR: main
if __name__ == '__main__':  # a worker process may import this file anew
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    # PAIR: serving
    threading.Thread(target=server.serve_forever, daemon=True).start()
    report = load_all(f'http://127.0.0.1:{server.server_port}')
    server.shutdown()

    for url, outcome in sorted(report.items()):
        print(f'{url} {outcome}')
    for limit, count in zip(LIMITS, count_all()):
        print(f'{count} primes below {limit}')
# ANCHOR_END: main
