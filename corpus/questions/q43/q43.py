# ANCHOR: listen
import socket
import threading


def listen():
    server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server_socket.bind(('localhost', 0))  # 0: any port that is free
    server_socket.listen()
    print('Server listening...')
    return server_socket
# ANCHOR_END: listen


# ANCHOR: server
def echo(connection):
    while True:
        data = connection.recv(1024)
        if not data:
            break
        connection.sendall(data)
    connection.close()
# ANCHOR_END: server


# ANCHOR: accept
def server(server_socket, connections):
    threads = []
    for _ in range(connections):
        connection, address = server_socket.accept()
        print(f'Connected by {address[0]}')
        thread = threading.Thread(target=echo, args=[connection])
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
# ANCHOR_END: accept


# ANCHOR: client
def client(address):
    message = b'Hello, server\n' * 100

    client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    client_socket.connect(address)
    client_socket.sendall(message)
    client_socket.shutdown(socket.SHUT_WR)  # there is no more to come
    # ANCHOR_END: client

    # ANCHOR: receive
    response = client_socket.recv(1024)
    if response != message:
        print('The first recv brought only a part')
    # PAIR: the-rest
    while data := client_socket.recv(1024):
        response += data
    client_socket.close()

    lines = response.decode().splitlines()
    # PAIR: received
    print(f'Received: {lines[0]} ({len(lines)} times)')
# ANCHOR_END: receive


# ANCHOR: main
if __name__ == '__main__':
    server_socket = listen()
    thread = threading.Thread(target=server, args=[server_socket, 2])
    thread.start()
    # PAIR: idle
    idle = socket.create_connection(server_socket.getsockname())
    client(server_socket.getsockname())
    idle.close()
    thread.join()
    server_socket.close()
# ANCHOR_END: main
