import subprocess


def fails():
    try:
        subprocess.run(["false"], check=True)
    except subprocess.CalledProcessError:
        return "fails"
    return "runs"


print(fails())
