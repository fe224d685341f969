# ANCHOR: capture
import subprocess
from pathlib import Path

# PAIR: inbox
Path('inbox').mkdir()
for name in ('first.txt', 'second.txt'):
    Path('inbox', name).touch()

command = ['ls', 'inbox']
result = subprocess.run(command, stdout=subprocess.PIPE, text=True)

print('Exit Status:', result.returncode)
print('Output:', *result.stdout.splitlines(), sep='\n')
# ANCHOR_END: capture


# ANCHOR: run
def run(*command):
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    # PAIR: output
    return result.stdout
# ANCHOR_END: run


# ANCHOR: shell
print(run('echo', '$HOME; ls *'), end='')
print(run('sh', '-c', 'ls "$1" | sort -r', 'sh', 'inbox'), end='')
# ANCHOR_END: shell

# ANCHOR: failures
for command in (
    ['sh', '-c', 'echo disk full >&2; exit 3'],
    ['sh', '-c', 'kill $$'],
    ['ls inbox'],
):
    try:
        # PAIR: run
        run(*command)
    except subprocess.CalledProcessError as error:
        if error.returncode < 0:
            print('Ended by signal', -error.returncode)
        else:
            print(f'Exit status {error.returncode}: {error.stderr.strip()}')
    except FileNotFoundError:
        print('No program has the name', command[0])
# ANCHOR_END: failures
