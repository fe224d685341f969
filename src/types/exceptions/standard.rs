//! Python's own classes of exceptions.

use super::super::ids::Exc;

/// Python's own classes, each with the one that it is derived from.
pub(super) const PARENTS: &[(&str, &str)] = &[
    ("BaseException", ""),
    ("Exception", "BaseException"),
    ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"),
    ("GeneratorExit", "BaseException"),
    ("CancelledError", "BaseException"),
    ("QueueEmpty", "Exception"),
    ("QueueFull", "Exception"),
    ("Empty", "Exception"),
    ("Full", "Exception"),
    ("ArithmeticError", "Exception"),
    ("FloatingPointError", "ArithmeticError"),
    ("OverflowError", "ArithmeticError"),
    ("ZeroDivisionError", "ArithmeticError"),
    ("AssertionError", "Exception"),
    ("AttributeError", "Exception"),
    ("BufferError", "Exception"),
    ("EOFError", "Exception"),
    ("IncompleteReadError", "EOFError"),
    ("ImportError", "Exception"),
    ("ModuleNotFoundError", "ImportError"),
    ("LookupError", "Exception"),
    ("IndexError", "LookupError"),
    ("KeyError", "LookupError"),
    ("MemoryError", "Exception"),
    ("NameError", "Exception"),
    ("UnboundLocalError", "NameError"),
    ("OSError", "Exception"),
    ("BlockingIOError", "OSError"),
    ("ChildProcessError", "OSError"),
    ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"),
    ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"),
    ("ConnectionResetError", "ConnectionError"),
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("InterruptedError", "OSError"),
    ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"),
    ("PermissionError", "OSError"),
    ("ProcessLookupError", "OSError"),
    ("TimeoutError", "OSError"),
    ("ReferenceError", "Exception"),
    ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"),
    ("RecursionError", "RuntimeError"),
    ("StopIteration", "Exception"),
    ("StopAsyncIteration", "Exception"),
    ("SyntaxError", "Exception"),
    ("IndentationError", "SyntaxError"),
    ("SystemError", "Exception"),
    ("TypeError", "Exception"),
    ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"),
    ("UnicodeDecodeError", "UnicodeError"),
    ("UnicodeEncodeError", "UnicodeError"),
    ("JSONDecodeError", "ValueError"),
    ("DecimalException", "ArithmeticError"),
    ("InvalidOperation", "DecimalException"),
    ("ArgumentTypeError", "Exception"),
    ("SubprocessError", "Exception"),
    ("CalledProcessError", "SubprocessError"),
    ("Warning", "Exception"),
    ("UserWarning", "Warning"),
    ("DeprecationWarning", "Warning"),
    ("RuntimeWarning", "Warning"),
];

/// Those that no bare name stands for.
const OF_LIBRARIES: &[&str] = &[
    "ArgumentTypeError",
    "CalledProcessError",
    "JSONDecodeError",
    "SubprocessError",
];

/// Python's own class of that name.
pub(crate) fn builtin(name: &str) -> Option<Exc> {
    let name = match name {
        "IOError" | "EnvironmentError" => "OSError",
        "json.JSONDecodeError" | "json.decoder.JSONDecodeError" => "JSONDecodeError",
        "asyncio.TimeoutError" | "asyncio.exceptions.TimeoutError" => "TimeoutError",
        "asyncio.CancelledError" | "asyncio.exceptions.CancelledError" => "CancelledError",
        "asyncio.QueueEmpty" => "QueueEmpty",
        "asyncio.QueueFull" => "QueueFull",
        "asyncio.IncompleteReadError" | "asyncio.exceptions.IncompleteReadError" => {
            "IncompleteReadError"
        }
        "queue.Empty" | "_queue.Empty" => "Empty",
        "queue.Full" => "Full",
        "decimal.DecimalException" => "DecimalException",
        "decimal.InvalidOperation" => "InvalidOperation",
        "DecimalException" | "InvalidOperation" => return None,
        "CancelledError"
        | "QueueEmpty"
        | "QueueFull"
        | "Empty"
        | "Full"
        | "IncompleteReadError" => return None,
        "argparse.ArgumentTypeError" => "ArgumentTypeError",
        "subprocess.SubprocessError" => "SubprocessError",
        "subprocess.CalledProcessError" => "CalledProcessError",
        name if name.contains('.') || OF_LIBRARIES.contains(&name) => return None,
        name => name,
    };
    let found = PARENTS.iter().find(|(it, _)| *it == name)?;
    Some(Exc::Builtin(found.0))
}
