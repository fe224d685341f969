//! What a draft settled, and its author may settle otherwise, stands in its head: each kind once, with its line.

use crate::Place;

/// The line and the kind of each decision in the head of a draft.
fn decided(text: &str) -> Vec<String> {
    let place = Place::with("a.py", text);
    let ran = place.py2rs(&["port", "a.py"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.stdout
        .lines()
        .filter_map(|it| it.strip_prefix("// - line "))
        .filter_map(|it| Some(it.split_once(": ")?.0.replace(", ", " ")))
        .collect()
}

#[test]
fn errors_and_none_are_decided_where_a_function_first_has_them() {
    let text = "def check(n: int) -> int:\n    if n < 0:\n        raise ValueError(\"no\")\n    return n\n\n\n\
                def find(xs: list[int], n: int):\n    for x in xs:\n        if x > n:\n            return x\n    return None\n\n\n\
                try:\n    print(check(1))\nexcept ValueError as e:\n    print(e)\nprint(find([1], 0))\n";
    assert_eq!(decided(text), ["1 error", "7 none"]);
}

#[test]
fn threads_and_large_integers_are_decided_where_they_first_stand() {
    let text = "import threading\n\n\ndef work(n: int) -> None:\n    print(n)\n\n\nbig = 2 ** 100\nprint(big)\n\
                t = threading.Thread(target=work, args=(1,))\nt.start()\nt.join()\n";
    assert_eq!(decided(text), ["8 integer", "10 thread"]);
}

#[test]
fn a_plain_program_decides_nothing() {
    assert_eq!(
        decided("def add(a: int, b: int) -> int:\n    return a + b\n\n\nprint(add(1, 2))\n"),
        [""; 0]
    );
}

#[test]
fn calls_that_block_all_tasks_are_named() {
    let text = "import asyncio\nimport time\n\n\nasync def nap() -> None:\n    time.sleep(0.01)\n    await asyncio.sleep(0)\n    \
                time.sleep(0.01)\n\n\ndef wait() -> None:\n    time.sleep(0.01)\n\n\nwait()\nasyncio.run(nap())\n";
    assert_eq!(decided(text), ["6 thread", "8 thread"]);
}

#[test]
fn lists_with_several_names_are_decided_where_they_are_made() {
    let text = "n = 3\nrow = [0] * n\nrows = [row, row]\nrow[0] = 1\nprint(rows)\n";
    assert_eq!(decided(text), ["2 shared-state"]);
}
