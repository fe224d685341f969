# ANCHOR: process
import bdb


def process(values):
    total = 0
    for i in values:
        # Set a conditional breakpoint here in an IDE to break when i == 99
        total += i
    return total
# ANCHOR_END: process


# ANCHOR: debugger
class Debugger(bdb.Bdb):
    def user_line(self, frame):
        if self.get_break(frame.f_code.co_filename, frame.f_lineno):
            i, total = frame.f_locals["i"], frame.f_locals["total"]
            print(f"stopped: i = {i}, total = {total}")
        self.set_continue()
# ANCHOR_END: debugger


# ANCHOR: condition
code = process.__code__
debugger = Debugger()
line = code.co_firstlineno + 4  # that of "total += i"
error = debugger.set_break(code.co_filename, line, cond="i == 99")
if error:
    raise SystemExit(error)
# ANCHOR_END: condition

# ANCHOR: main
# Example scenario: Debugging when a specific value appears in processing
values = [1, 2, 3, 4, 5, 99, 6, 7, 8, 9, 10]
print(f"total: {debugger.runcall(process, values)}")
# ANCHOR_END: main
