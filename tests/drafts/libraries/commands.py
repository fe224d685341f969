"""Commands that are run to their end."""
import subprocess
from subprocess import CalledProcessError


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def told(command):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except FileNotFoundError as error:
        return f"not there: {error}"
    except OSError as error:
        return f"refused: {error}"
    return f"{done.returncode} {done.stdout!r}"


print(output_of("echo", "über", "$HOME"), end="")
print(told(["printf", "a\\r\\nb\\n"]))
print(told(["sh", "-c", "echo lost >&2; exit 4"]))
print(told(["no such program"]))
print(told(["true"]))

for line in ("exit 3", "echo 'full disk' >&2; exit 1", "kill -9 $$", "kill $$", "exit 0"):
    try:
        result = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True)
        print("fine", result.returncode, repr(result.stdout), repr(result.stderr))
    except CalledProcessError as error:
        print(error.returncode, error.stderr.strip() or "-", "|", error)

try:
    output_of("sh", "-c", "echo it\\'s; exit 7")
except subprocess.SubprocessError as error:
    print(type(error).__name__, error)

words = subprocess.check_output(["echo", "one two"], text=True, stderr=subprocess.PIPE).split()
print(words)
listed = subprocess.run("echo $((6 * 7)) | tr 2 3", shell=True, capture_output=True, encoding="utf-8")
print(listed.stdout.strip(), listed.returncode)
print(subprocess.run(["pwd"], capture_output=True, text=True, cwd="/").stdout.strip())
code = subprocess.run(["false"], stdout=subprocess.DEVNULL).returncode
print("failed" if code else "worked", code)
