# ANCHOR: code
from unittest.mock import Mock


def remind(mailer, names):
    for name in names:
        mailer.send(name, "Please pay.")
    return len(names)
# ANCHOR_END: code
# ANCHOR: main


mailer = Mock()
print(remind(mailer, ["Ada", "Ben"]))
print(mailer.send.call_count, mailer.send.call_args.args[0])
# ANCHOR_END: main
