//! Names are what the file says they are, however they are spelled.

use crate::Place;

/// The draft of a text.
fn draft(text: &str) -> String {
    let place = Place::with("a.py", text);
    let ran = place.py2rs(&["port", "a.py"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.stdout
}

#[test]
fn a_class_of_the_file_is_no_type_of_a_library() {
    let rust = draft(
        "from dataclasses import dataclass\n\n\nclass NoReturn:\n    def __init__(self, why: str) -> None:\n        \
         self.why = why\n\n\nclass Optional:\n    def __init__(self, n: int) -> None:\n        self.n = n\n\n\n\
         class Path:\n    def __init__(self, parts: list[str]) -> None:\n        self.parts = parts\n\n\n\
         @dataclass\nclass Route:\n    path: Path\n\n\ndef f(a: int) -> NoReturn:\n    return NoReturn(str(a))\n\n\n\
         def g(a: Optional) -> int:\n    return a.n\n\n\n\
         print(f(1).why, g(Optional(2)), Route(Path(['a'])).path.parts)\n",
    );
    assert!(rust.contains("fn f(a: i64) -> NoReturn {"), "{rust}");
    assert!(rust.contains("fn g(a: &Optional) -> i64 {"), "{rust}");
    assert!(rust.contains("    path: Path_,"), "{rust}");
    assert!(
        !rust.contains("PathBuf") && !rust.contains("todo!"),
        "{rust}"
    );
}

#[test]
fn what_another_module_calls_so_is_not_known() {
    let rust = draft(
        "import mylib\n\n\ndef f(a: mylib.Counter[int], t: mylib.timedelta, o: mylib.Optional[int]) -> mylib.Path:\n    \
         return a.go(t, o)\n",
    );
    assert!(
        rust.contains("fn f(a: &Unknown, t: &Unknown, o: &Unknown) -> Unknown {"),
        "{rust}"
    );
}

#[test]
fn what_is_imported_under_another_name_is_known() {
    let rust = draft(
        "import asyncio\nimport typing as t\nfrom asyncio import gather as together\n\
         from typing import Optional as Maybe\n\n\nasync def one(n: Maybe[int]) -> int:\n    \
         await asyncio.sleep(0)\n    return n or 0\n\n\ndef first(a: t.Optional[int]) -> int:\n    \
         return a if a is not None else 1\n\n\nasync def main() -> None:\n    \
         a, b = await together(one(1), one(None))\n    print(a, b, first(None))\n\n\nasyncio.run(main())\n",
    );
    assert!(
        rust.contains("async fn one(n: Option<i64>) -> i64 {"),
        "{rust}"
    );
    assert!(rust.contains("fn first(a: Option<i64>) -> i64 {"), "{rust}");
    assert!(!rust.contains("todo!"), "{rust}");
}
