# ANCHOR: protocol
import socket
import threading

from twisted.internet import protocol, reactor, threads


# PAIR: echo
class Echo(protocol.Protocol):
    def dataReceived(self, data):
        # PAIR: written-back
        self.transport.write(data)


# PAIR: server
class EchoFactory(protocol.Factory):
    def buildProtocol(self, addr):
        # PAIR: one-each
        return Echo()
# ANCHOR_END: protocol


# ANCHOR: synchronous
def synchronous_server(listener):
    for _ in range(2):
        connection, _ = listener.accept()
        with connection:
            while data := connection.recv(1024):  # blocks for this client
                connection.sendall(data)
# ANCHOR_END: synchronous


# ANCHOR: clients
def two_clients(server, port):
    address = '127.0.0.1', port
    with (
        # PAIR: idle
        socket.create_connection(address) as idle,
        # PAIR: busy
        socket.create_connection(address, timeout=1) as busy,
    ):
        busy.sendall(b'hello')
        try:
            answer = busy.recv(5)
        except TimeoutError:
            print(f'{server}: no answer while the idle client stays')
            idle.close()
            answer = busy.recv(5)
        print(f'{server}: {answer.decode()}')
# ANCHOR_END: clients


# ANCHOR: compare
# PAIR: listener
listener = socket.create_server(('127.0.0.1', 0))
server = threading.Thread(target=synchronous_server, args=[listener])
server.start()
two_clients('synchronous', listener.getsockname()[1])
server.join()
# ANCHOR_END: compare

# ANCHOR: reactor
# PAIR: loop-listener
port = reactor.listenTCP(0, EchoFactory(), interface='127.0.0.1')
done = threads.deferToThread(two_clients, 'event-driven', port.getHost().port)
done.addErrback(lambda failure: failure.printTraceback())
done.addBoth(lambda result: reactor.stop())
reactor.run()
# ANCHOR_END: reactor
