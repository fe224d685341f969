"""Runs a program, and notes which of its definitions each line of its output shows.

    python3 -c THIS NOTES PROGRAM [ARGUMENTS]

A definition shows in a line that a statement of its own prints, in one that is printed by a statement which
calls it directly, and in an assertion that calls it directly.
"""


def observe():
    import ast, io, json, os, sys, threading

    notes, program = sys.argv[1:3]
    sys.argv = sys.argv[2:]
    sys.path[0] = os.path.dirname(program)
    with open(program, "rb") as file:
        text = file.read()

    names = {}  # The qualified name of each function, by the line where its code begins.
    inside = {}  # For each line of a function, the line where the innermost one begins.
    statements = {}  # For each line of a statement without a body, the line where it begins.
    asserting = set()

    def survey(node, above):
        for child in ast.iter_child_nodes(node):
            below = above
            is_function = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))
            if is_function or isinstance(child, ast.ClassDef):
                below = [*above, child.name]
            if is_function:
                first = min([child.lineno, *(it.lineno for it in child.decorator_list)])
                names[first] = ".".join(below)
                inside.update(dict.fromkeys(range(child.lineno, child.end_lineno + 1), first))
            elif isinstance(child, ast.stmt) and not hasattr(child, "body") and not hasattr(child, "cases"):
                statements.update(dict.fromkeys(range(child.lineno, child.end_lineno + 1), child.lineno))
                if isinstance(child, ast.Assert):
                    asserting.add(child.lineno)
            survey(child, below)

    survey(ast.parse(text), [])
    ran, asserted, shown = set(), {}, {}
    called = {}  # For each frame, the statement that it is at, and the definitions that this has called.
    count = 0

    def statement_of(frame):
        return statements.get(frame.f_lineno, frame.f_lineno)

    def profile(frame, event, _):
        first = frame.f_code.co_firstlineno
        if event != "call" or frame.f_code.co_filename != program or first not in names:
            return
        ran.add(first)
        caller = frame.f_back
        if caller is None or caller.f_code.co_filename != program:
            return
        line = statement_of(caller)
        if line in asserting:
            asserted[first] = asserted.get(first, 0) + 1
        if id(caller) not in called or called[id(caller)][0] != line:
            called[id(caller)] = (line, set())
        called[id(caller)][1].add(first)

    def note(frame):
        nonlocal count
        count += 1
        while frame is not None and frame.f_code.co_filename != program:
            frame = frame.f_back
        if frame is None:
            return
        line, functions = called.get(id(frame), (None, set()))
        found = set(functions) if line == statement_of(frame) else set()
        if frame.f_lineno in inside:
            found.add(inside[frame.f_lineno])
        for first in found:
            shown.setdefault(first, []).append(count)

    class Observed(io.TextIOWrapper):
        at_start = True

        def write(self, text):
            pieces = text.split("\n")
            for index, piece in enumerate(pieces):
                self.at_start = self.at_start or index > 0
                if self.at_start and (piece or index + 1 < len(pieces)):
                    self.at_start = False
                    note(sys._getframe(1))
            return super().write(text)

    plain = sys.stdout
    sys.stdout = Observed(plain.buffer, encoding=plain.encoding, errors=plain.errors)
    module = sys.modules["__main__"].__dict__
    del module["observe"]
    module["__doc__"], module["__file__"] = None, program
    try:
        code = compile(text, program, "exec", dont_inherit=True)
        threading.setprofile(profile)
        sys.setprofile(profile)
        exec(code, module)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
        definitions = [
            {"name": name, "ran": first in ran, "asserted": asserted.get(first, 0), "lines": shown.get(first, [])}
            for first, name in sorted(names.items())
        ]
        with open(notes, "w") as file:
            json.dump(definitions, file)


observe()
