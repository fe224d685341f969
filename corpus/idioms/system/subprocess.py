# ANCHOR: command
import subprocess


def first_line(program, *arguments):
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, errors="replace", check=True
    )
    # PAIR: first-line
    return done.stdout.partition("\n")[0]
# ANCHOR_END: command
# ANCHOR: main


print(first_line("echo", "hello there", "*"))
try:
    first_line("false")
except subprocess.CalledProcessError as error:
    print("status", error.returncode)
# ANCHOR_END: main
