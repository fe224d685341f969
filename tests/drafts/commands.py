import subprocess


def said(word):
    done = subprocess.run(["printf", "%s-%s", "a", word], capture_output=True, check=True)
    return done.stdout.decode()


print(said("b c"))
