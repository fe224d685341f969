# ANCHOR: server
import socket
import threading


def serve_once(listener):
    connection, _ = listener.accept()
    with connection:
        connection.sendall(connection.recv(100).upper())
# ANCHOR_END: server
# ANCHOR: client


def ask(address, text):
    with socket.create_connection(address) as connection:
        connection.sendall(text)
        return connection.recv(100)
# ANCHOR_END: client
# ANCHOR: main


listener = socket.create_server(("127.0.0.1", 0))
server = threading.Thread(target=serve_once, args=(listener,))
server.start()
print(ask(listener.getsockname(), b"hello").decode())
server.join()
listener.close()
# ANCHOR_END: main
