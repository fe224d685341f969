# ANCHOR: server
import socket
import subprocess
import threading

import paramiko


class Server(paramiko.ServerInterface):
    # PAIR: password
    def check_auth_password(self, username, password):
        if (username, password) == ('user', 'pass'):
            # PAIR: accept
            return paramiko.AUTH_SUCCESSFUL
        return paramiko.AUTH_FAILED

    # PAIR: channel
    def check_channel_request(self, kind, chanid):
        # PAIR: opened
        return paramiko.OPEN_SUCCEEDED

    def check_channel_exec_request(self, channel, command):
        threading.Thread(target=execute, args=(channel, command)).start()
        return True


# PAIR: execute
def execute(channel, command):
    result = subprocess.run(['sh', '-c', command], capture_output=True)
    channel.sendall(result.stdout)
    channel.sendall_stderr(result.stderr)
    if result.returncode >= 0:  # negative: ended by a signal, so there is no status
        channel.send_exit_status(result.returncode)
    channel.shutdown_write()  # a close could overtake the True above
# ANCHOR_END: server


# ANCHOR: serve
def serve(listener, host_key):
    # PAIR: loop
    while True:
        # PAIR: accepted
        connection, _ = listener.accept()
        transport = paramiko.Transport(connection)
        transport.add_server_key(host_key)
        # PAIR: session
        transport.start_server(server=Server(), event=threading.Event())
        transport.join()
# ANCHOR_END: serve


# ANCHOR: connect
def connect(ssh, port):
    try:
        ssh.load_host_keys('known_hosts')
    except FileNotFoundError:
        pass  # then no host is known
    ssh.set_missing_host_key_policy(paramiko.RejectPolicy())
    ssh.connect(
        '127.0.0.1',
        port,
        username='user',
        password='pass',
        allow_agent=False,
        look_for_keys=False,
    )
# ANCHOR_END: connect


# ANCHOR: run
def run(ssh, command):
    stdin, stdout, stderr = ssh.exec_command(command)
    # PAIR: messages
    for line in stdout:
        # PAIR: output
        print(line.strip('\n'))
    # PAIR: errors
    errors = stderr.read().decode().strip()
    print(f'Exit status {stdout.channel.recv_exit_status()} {errors}'.strip())
# ANCHOR_END: run


# ANCHOR: main
if __name__ == '__main__':
    host_key = paramiko.ECDSAKey.generate()
    # PAIR: listener
    listener = socket.create_server(('127.0.0.1', 0))
    port = listener.getsockname()[1]
    threading.Thread(target=serve, args=(listener, host_key), daemon=True).start()

    with paramiko.SSHClient() as ssh:
        try:
            connect(ssh, port)
        except paramiko.SSHException:
            print('Refused: the host is not known')

    known_hosts = paramiko.HostKeys()
    known_hosts.add(f'[127.0.0.1]:{port}', host_key.get_name(), host_key)
    known_hosts.save('known_hosts')

    with paramiko.SSHClient() as ssh:
        connect(ssh, port)
        run(ssh, 'echo $((6 * 7)); ls')
        run(ssh, 'echo disk full >&2; exit 3')
# ANCHOR_END: main
