//! The Rust for a reader's own code, by what the reader sees: one snapshot for each kind of tailoring.
//!
//! That all of it compiles is what `validity` tests.

use py2rs::analysis::Analysis;
use py2rs::explain::comparison;
use py2rs::source::Source;

/// The Rust of each finding of `idiom` in `python`, in order.
fn rust(idiom: &str, python: &str) -> String {
    let source = Source::new("mine.py", python);
    let analysis = Analysis::of(source);
    assert_eq!(analysis.errors(), []);
    let texts = comparison::rust_texts(None, &analysis);
    let wanted = analysis.findings().iter().zip(texts);
    let wanted: Vec<String> = wanted
        .filter(|(finding, _)| finding.idiom.id == idiom)
        .map(|(_, text)| text.expect("every idiom has a card"))
        .collect();
    assert!(!wanted.is_empty(), "{idiom} is not found");
    wanted.join("----\n")
}

macro_rules! shows {
    ($($name:ident: $idiom:literal in $python:literal)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(rust($idiom, $python));
        }
    )*};
}

shows! {
    a_dataclass_with_its_fields: "decorator.dataclass" in "\
from dataclasses import dataclass, field
from typing import Optional

@dataclass(frozen=True, order=True)
class Point:
    \"\"\"A place.\"\"\"
    x: float
    label: str = 'here'
    tags: list[str] = field(default_factory=list)
    parent: Optional['Point'] = None
    type: int | None = 3
    owner: Person = None

@dataclass
class Settings:
    depth: int = 1 << 3
    names: dict[str, int] = field(default_factory=dict)
"
    an_enum_with_its_members: "class.enum" in "\
import enum

class Color(enum.Enum):
    RED = 'r'
    GREEN = 'g'
    CRIMSON = 'r'

class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10

    def worse(self, other):
        return self > other
"
    a_named_tuple_with_its_fields: "data.named-tuple" in "\
from collections import namedtuple
from typing import NamedTuple

Pair = namedtuple('Pair', 'first second')

class Place(NamedTuple):
    name: str
    height: float = 0
"
    a_typed_dict_with_its_keys: "class.typed-dict" in "\
from typing import TypedDict

class Movie(TypedDict):
    title: str
    cast: list[Actor]
"
    a_class_with_its_methods: "class.definition" in "\
class Account:
    \"\"\"What somebody has.\"\"\"
    def __init__(self, owner: str, limit=100):
        self.owner = owner
        self.limit = limit
        self.entries: list[int] = []

    def deposit(self, amount: int) -> None:
        self.balance += amount

    def summary(self, width=80) -> str:
        return f'{self.owner}'

    @staticmethod
    def parse(text: str, *rest, **options): ...
"
    a_derived_class_with_a_trait: "class.inheritance" in "\
class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self) -> float:
        return self.side ** 2
"
    a_protocol_with_its_methods: "class.protocol" in "\
from typing import Protocol

class Tree(Protocol):
    def children(self) -> list['Tree']: ...
    def name(self) -> str:
        return 'tree'
"
    an_exception_with_its_children: "exception.custom" in "\
class AppError(Exception):
    \"\"\"Something of ours failed.\"\"\"

class NotFoundError(AppError):
    def __init__(self, key: str, source=None):
        self.key = key
"
    a_try_with_its_clauses: "exception.hierarchy" in "\
try:
    value = int(text)
except (ValueError, TypeError) as error:
    value = 0
except OSError:
    raise
except Exception:
    pass
else:
    print(value)
finally:
    close()
"
    files_by_their_mode: "context-manager.file" in "\
with open(path, 'rb') as f:
    data = f.read()
with open(path, 'w') as f:
    f.write(text)
with open(path) as f:
    for line in f:
        print(line)
with open(path) as f:
    text = f.read()
with open(path, 'a') as f:
    f.write(text)
"
    a_gather_of_these_calls: "asyncio.gather" in "\
import asyncio

async def main(url, session):
    await asyncio.gather(fetch(url, 3), fetch('x', session), save())
    await asyncio.gather(*tasks)
"
    threads_by_their_target: "threading.thread" in "\
import threading

def crunch(n, label):
    return sum(i for i in range(n))

def wait(sock):
    sock.recv(10)

threading.Thread(target=crunch, args=(10, name)).start()
threading.Thread(target=wait, args=(sock,), daemon=True).start()
"
    a_thread_that_computes: "threading.gil-cpu-bound" in "\
import threading

def crunch(n):
    return sum(i for i in range(n))

threading.Thread(target=crunch, args=(10,)).start()
"
    options_of_a_program: "system.arguments" in "\
import argparse

def main():
    parser = argparse.ArgumentParser(description='Counts things.')
    parser.add_argument('path', help='what to count')
    parser.add_argument('rest', nargs='*')
    parser.add_argument('-n', '--number', type=int, default=3)
    parser.add_argument('--verbose', '-v', action='store_true')
    parser.add_argument('--mode', choices=['fast', 'slow'], default='fast')
    parser.add_argument('--type', required=True)
"
    a_command_with_its_arguments: "system.subprocess" in "\
import subprocess

subprocess.run(['git', 'log', '--oneline', branch, *extra], check=True, cwd=folder)
subprocess.check_output('ls | wc', shell=True)
subprocess.Popen(command, stdout=subprocess.PIPE, env={'A': '1'})
"
    an_f_string_with_its_fields: "data.f-string" in "\
f'{user.name!r:>10} owes {total:.2f} for {count:03d} at {when:%Y-%m-%d} {{really}} {type=}'
"
    comprehensions_with_their_names: "iteration.list-comprehension" in "\
[x * x for x in range(10) if x % 2 == 0]
[word.upper() for word in words if word]
[pair for pair in zip(names, ages)]
[a + b for a, b in zip(left, right)]
"
    a_dict_from_pairs: "iteration.dict-comprehension" in "\
{name: place for place, name in enumerate(names)}
{key: value for key, value in settings.items() if value}
"
    a_coroutine_with_its_types: "asyncio.coroutine" in "\
from pathlib import Path

class Client:
    async def get(self, url: str, retries: int = 3, *parts: bytes, timeout: float | None = None) -> dict[str, list[int]]:
        return {}

async def main(path: Path, match=None, async_=True): ...
"
    a_card_in_other_names: "function.closure" in "\
def match(limit):
    count = 0
    return lambda: count
"
}

/// The first line of Rust that has `part`, of the findings of `idiom` in `python`.
fn line_with(idiom: &str, python: &str, part: &str) -> String {
    let rust = rust(idiom, python);
    let line = rust.lines().find(|line| line.contains(part));
    line.unwrap_or_else(|| panic!("no {part} in {rust}"))
        .trim()
        .to_owned()
}

#[test]
fn a_class_of_the_file_is_not_what_typing_calls_so() {
    let coroutine = |head: &str| {
        let python = format!("{head}async def f(a: int) -> NoReturn:\n    return a\n");
        line_with("asyncio.coroutine", &python, "fn f(")
    };
    assert_eq!(
        coroutine("class NoReturn: pass\n"),
        "async fn f(a: i64) -> NoReturn {"
    );
    assert_eq!(
        coroutine("from typing import NoReturn\n"),
        "async fn f(a: i64) -> ! {"
    );
    let own = "class Optional: pass\nasync def f(a: Optional[int], b: Optional) -> None: pass\n";
    assert_eq!(
        line_with("asyncio.coroutine", own, "fn f("),
        "async fn f(a: Unknown, b: Optional) {"
    );
}

#[test]
fn a_class_of_the_file_is_not_what_the_standard_library_calls_so() {
    let field = |head: &str| {
        let python = format!(
            "from dataclasses import dataclass\n{head}\n@dataclass\nclass Route:\n    path: Path\n"
        );
        rust("decorator.dataclass", &python)
    };
    let own = field("class Path: pass\n");
    assert!(
        own.contains("path: Path") && !own.contains("PathBuf"),
        "{own}"
    );
    let library = field("from pathlib import Path\n");
    assert!(library.contains("path: PathBuf"), "{library}");
}

#[test]
fn what_another_module_has_is_not_what_the_standard_library_calls_so() {
    let python = "import mylib\n\nasync def f(a: mylib.Counter[int], t: mylib.timedelta) -> mylib.Path:\n    return a\n";
    let rust = rust("asyncio.coroutine", python);
    for name in ["HashMap", "Duration", "PathBuf"] {
        assert!(!rust.contains(name), "{rust}");
    }
}

#[test]
fn a_name_is_what_it_is_imported_as() {
    let signature = |head: &str, optional: &str| {
        let python = format!("{head}\nasync def f(a: {optional}[int]) -> None: pass\n");
        line_with("asyncio.coroutine", &python, "fn f(")
    };
    for (head, optional) in [
        ("from typing import Optional as Maybe", "Maybe"),
        ("import typing as t", "t.Optional"),
        ("import typing", "typing.Optional"),
        ("from typing_extensions import Optional", "Optional"),
    ] {
        assert_eq!(
            signature(head, optional),
            "async fn f(a: Option<i64>) {",
            "{head}"
        );
    }
    for head in [
        "from asyncio import gather as together",
        "import asyncio as a\ntogether = None",
        "import asyncio",
    ] {
        let call = match head {
            "import asyncio" => "asyncio.gather",
            _ if head.starts_with("import") => "a.gather",
            _ => "together",
        };
        let python = format!("{head}\nasync def main():\n    await {call}(fetch(1), fetch(2))\n");
        let rust = rust("asyncio.gather", &python);
        assert!(rust.contains("fetch(1),"), "{head}: {rust}");
    }
}
