# ANCHOR: workflow
WORKFLOW = """
name: Python application test
on: [push, pull_request]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v5
    - uses: actions/setup-python@v6
      with:
        python-version: '3.11'
        cache: pip
    - name: Install dependencies
      run: pip install -r requirements.txt flake8 pytest pytest-cov
    - name: Lint
      run: flake8 . --max-complexity=10 --max-line-length=127
    - name: Test
      run: python -m pytest --cov=app --cov-fail-under=80
    - name: Deploy
      if: github.ref_name == 'main'
      run: ./deploy.sh
"""
# ANCHOR_END: workflow


# ANCHOR: steps
def steps(workflow):
    """The named steps: as much of YAML as the text above needs."""
    # PAIR: each-line
    for line in workflow.splitlines():
        key, _, value = line.strip().partition(": ")
        if key == "- name":
            name, condition = value, None
        # PAIR: condition
        elif key == "if":
            condition = value
        # PAIR: run
        elif key == "run":
            # PAIR: given
            yield name, condition, value
# ANCHOR_END: steps


# ANCHOR: job
class StepFailed(Exception):
    pass


def run_job(branch, execute):
    # PAIR: each-step
    for name, condition, command in steps(WORKFLOW):
        if condition and condition != f"github.ref_name == '{branch}'":
            print(f"  {name}: skipped")
            continue
        if execute(command) != 0:
            raise StepFailed(f"{name} failed")
        # PAIR: ok
        print(f"  {name}: ok")
# ANCHOR_END: job


# ANCHOR: execute
def all_well(command):
    return 0


def broken_test(command):
    return 1 if command.startswith("python -m pytest") else 0
# ANCHOR_END: execute


# ANCHOR: push
def push(title, branch, execute):
    print(title)
    try:
        run_job(branch, execute)
        print("  exit status 0")
    except StepFailed as e:
        print(f"  {e}, exit status 1")


push("a new branch", "feature", all_well)
push("main, with a broken test", "main", broken_test)
push("main, repaired", "main", all_well)
# ANCHOR_END: push
