# ANCHOR: handler
import os
import signal
import sys
import time


def log(*words):
    os.write(writer, ' '.join(map(str, words)).encode() + b'\n')


def handle_signals(signum, frame):
    # PAIR: told
    log('Signal handler called with signal', signum)
    if signum == signal.SIGTERM:
        sys.exit()  # raises SystemExit in the main loop
# ANCHOR_END: handler


# ANCHOR: detach
def daemonize():
    """Return 0 in the daemon; where it was started, the session's number."""
    if child := os.fork():
        os.waitpid(child, 0)
        return child
    os.setsid()
    if os.fork() > 0:
        os._exit(0)
    # ANCHOR_END: detach

    # ANCHOR: surroundings
    os.chdir('/')
    os.umask(0o077)
    with open('/dev/null', 'r') as f:
        os.dup2(f.fileno(), sys.stdin.fileno())
    with open('/dev/null', 'w') as f:
        os.dup2(f.fileno(), sys.stdout.fileno())
        os.dup2(f.fileno(), sys.stderr.fileno())
    return 0
# ANCHOR_END: surroundings


# ANCHOR: loop
def run():
    # PAIR: signals
    signal.signal(signal.SIGTERM, handle_signals)
    signal.signal(signal.SIGHUP, handle_signals)
    # PAIR: ready
    log(os.getpid())  # from now on signals are welcome
    log('Working directory:', os.getcwd())
    print('Nobody reads this')
    while True:
        time.sleep(0.05)  # the daemon's work
# ANCHOR_END: loop


# ANCHOR: start
if __name__ == '__main__':
    reader, writer = os.pipe()
    print('Starting', flush=True)  # unflushed, it would be in both processes
    session = daemonize()
    if session == 0:
        os.close(reader)
        run()
    os.close(writer)
    # ANCHOR_END: start

    # ANCHOR: stop
    report = open(reader)
    daemon = int(report.readline())
    if os.getsid(daemon) == session != os.getsid(0):
        print('The daemon has a session of its own')
    if daemon != session:
        print('and cannot get a terminal, since it does not lead it')
    # PAIR: directory
    print(report.readline(), end='')
    for signum in (signal.SIGHUP, signal.SIGTERM):
        os.kill(daemon, signum)
        # PAIR: answer
        print(report.readline(), end='')
    if not report.read():
        print('The daemon has ended')
# ANCHOR_END: stop
