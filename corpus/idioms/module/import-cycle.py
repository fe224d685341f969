# ANCHOR: cycle
import pathlib
import subprocess
import sys

pathlib.Path("orders.py").write_text(
    "from customers import Customer\n\nclass Order:\n    buyer = Customer\n"
)
pathlib.Path("customers.py").write_text(
    "from orders import Order\n\nclass Customer:\n    last = Order\n"
)
# ANCHOR_END: cycle
# ANCHOR: main

run = subprocess.run([sys.executable, "-c", "import orders"], capture_output=True, text=True)
print("partially initialized" in run.stderr)
# ANCHOR_END: main
