//! The Rust for a reader's own code, by what the reader sees: one snapshot for each kind of draft; what
//! is not drafted, because its meaning would be lost; and what a draft says of what it leaves out.
//!
//! That all of it compiles is what `validity` tests, that it means the same is what `drafts` tests.

use py2rs::analysis::Analysis;
use py2rs::corpus;
use py2rs::explain::comparison::{self, Answer, Origin};
use py2rs::source::Source;

/// The Rust of each finding of `idiom` in `python`, in order.
fn answers(idiom: &str, python: &str) -> Vec<Answer> {
    let source = Source::new("mine.py", python);
    let analysis = Analysis::of(source);
    assert_eq!(analysis.errors(), []);
    let texts = comparison::rust_texts(None, &analysis);
    let wanted = analysis.findings().iter().zip(texts);
    let wanted: Vec<Answer> = wanted
        .filter(|(finding, _)| finding.idiom.id == idiom)
        .map(|(_, answer)| answer.expect("every idiom has a card"))
        .collect();
    assert!(!wanted.is_empty(), "{idiom} is not found in\n{python}");
    wanted
}

/// The draft of each finding of `idiom` in `python`, in order.
fn rust(idiom: &str, python: &str) -> String {
    let answers = answers(idiom, python);
    let texts = answers.into_iter().map(|answer| {
        assert_eq!(answer.origin, Origin::Draft, "{}", answer.rust);
        answer.rust
    });
    texts.collect::<Vec<_>>().join("----\n")
}

/// The card is shown, to the letter, for each finding of the idiom.
#[track_caller]
fn is_not_drafted(idiom: &str, python: &str) {
    let card = corpus::card(idiom).expect("there is one");
    for answer in answers(idiom, python) {
        assert_eq!(answer.rust, card.snippet(), "{python}");
        assert_eq!(answer.origin, Origin::Card);
    }
}

#[test]
fn no_program_of_another_wears_the_readers_name() {
    for (idiom, python) in [
        (
            "iteration.generator",
            "def fibonacci(limit):\n    a, b = 0, 1\n    while a < limit:\n        yield a\n        a, b = b, a + b\n",
        ),
        (
            "context-manager.with",
            "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as executor:\n    executor.submit(f)\n",
        ),
        (
            "class.display",
            "class Actor:\n    def __init__(self, name): self.name = name\n    def __repr__(self): return self.name\n",
        ),
        ("class.variable", "class Response:\n    code = 308\n"),
        ("class.variable", "class Job:\n    registry = {}\n"),
        (
            "typing.alias",
            "from typing import TypeAlias\nRawValue: TypeAlias = bytes | str | int\n",
        ),
        (
            "typing.generic",
            "from typing import TypeVar\nK = TypeVar('K')\n",
        ),
        (
            "decorator.classmethod",
            "class Headers:\n    @classmethod\n    def fromkeys(cls, keys, value): return cls((k, value) for k in keys)\n",
        ),
        (
            "function.recursion",
            "def readmodule(module, path):\n    return readmodule(module, path[1:])\n",
        ),
        (
            "io.read-lines",
            "def f(path):\n    with open(path) as file:\n        for line in file:\n            print(line)\n",
        ),
        (
            "class.operator",
            "class Version:\n    def __eq__(self, other): return True\n    def __lt__(self, other): return False\n",
        ),
        (
            "function.closure",
            "def match(limit):\n    count = 0\n    return lambda: count\n",
        ),
    ] {
        is_not_drafted(idiom, python);
    }
}

#[test]
fn what_would_lose_its_meaning_is_not_drafted() {
    const COMPREHENSION: &str = "iteration.list-comprehension";
    for (idiom, python) in [
        (COMPREHENSION, "[n for n in sorted(names)]"),
        (COMPREHENSION, "[n for n in sorted(names, reverse=True)]"),
        (COMPREHENSION, "[n for n in set(names)]"),
        (COMPREHENSION, "[n for n in reversed(names)]"),
        (COMPREHENSION, "[n for n in filter(f, names)]"),
        (COMPREHENSION, "[n for n in range(10, 0, -1)]"),
        (COMPREHENSION, "[n for i, n in enumerate(names, start=1)]"),
        (
            COMPREHENSION,
            "[a for a, b in zip(left, right, strict=True)]",
        ),
        (COMPREHENSION, "[y for x in names if (y := f(x))]"),
        (COMPREHENSION, "[k for k, v in counts.items()]"),
        ("iteration.set-comprehension", "{n for n in sorted(names)}"),
        (
            "iteration.generator-expression",
            "any(n for n in set(names))",
        ),
        (
            "iteration.dict-comprehension",
            "index: dict[str, int] = {w: len(w) for w in words}",
        ),
        (
            "exception.try",
            "try:\n    x = int(d['port'])\nexcept KeyError as e:\n    x = 80\nfinally:\n    close()\n",
        ),
        (
            "exception.hierarchy",
            "try:\n    f()\nexcept ValueError:\n    g()\nexcept (OSError, TypeError):\n    h()\nfinally:\n    close()\n",
        ),
        ("io.open", "text = open(path, encoding='latin-1').read()"),
        (
            "context-manager.file",
            "with open(path, 'w', newline='') as file:\n    file.write(text)\n",
        ),
        ("data.f-string", "f'{x:e}'"),
        ("data.f-string", "f'{n:>{width}}'"),
        ("data.f-string", "f'{when:%Y-%m-%d}'"),
        ("data.f-string", "f'{x:10}'"),
        (
            "asyncio.gather",
            "import asyncio\nasync def f(tasks):\n    await asyncio.gather(*tasks, return_exceptions=True)\n",
        ),
        (
            "threading.thread",
            "import threading\nthreading.Thread(target=work, daemon=True).start()\n",
        ),
        (
            "threading.thread",
            "import threading\nthreading.Thread(target=self.work, kwargs={'n': 1}).start()\n",
        ),
    ] {
        is_not_drafted(idiom, python);
    }
}

#[test]
fn classes_that_would_lose_their_meaning_are_not_drafted() {
    for (idiom, python) in [
        (
            "class.enum",
            "from enum import Flag, auto\nclass Mode(Flag):\n    READ = auto()\n    WRITE = auto()\n",
        ),
        (
            "class.enum",
            "from enum import Enum\nclass Unit(Enum):\n    KILO = 1e3\n    MEGA = 1e6\n",
        ),
        (
            "class.enum",
            "from enum import Enum\nclass Planet(Enum):\n    EARTH = (5.9, 6.3)\n",
        ),
        (
            "class.typed-dict",
            "from typing import NotRequired, TypedDict\nclass Song(TypedDict):\n    title: str\n    album: NotRequired[str]\n",
        ),
        (
            "class.typed-dict",
            "from typing import TypedDict\nclass Song(TypedDict, total=False):\n    title: str\n",
        ),
        (
            "class.typed-dict",
            "from typing import TypedDict\nclass Person(TypedDict):\n    isMarried: bool\n",
        ),
        (
            "data.named-tuple",
            "from collections import namedtuple\nP = namedtuple('P', 'x y', defaults=[0])\n",
        ),
        (
            "exception.custom",
            "class BadError(ValueError):\n    pass\n",
        ),
        (
            "exception.custom",
            "class BadError(Exception):\n    def __str__(self):\n        return 'bad'\n",
        ),
        (
            "exception.custom",
            "class BadError(Exception):\n    def __init__(self, code):\n        super().__init__(code)\n",
        ),
    ] {
        is_not_drafted(idiom, python);
    }
}

#[test]
fn parsers_that_clap_would_answer_otherwise_are_not_drafted() {
    const ARGUMENTS: &str = "system.arguments";
    let parser = |added: &str| {
        format!(
            "import argparse\nparser = argparse.ArgumentParser()\n{added}\nargs = parser.parse_args()\n"
        )
    };
    for (idiom, python) in [
        (ARGUMENTS, &parser("parser.add_argument('n', nargs=2)")),
        (
            ARGUMENTS,
            &parser("parser.add_argument('--port', default=8888)"),
        ),
        (
            ARGUMENTS,
            &parser("parser.add_argument('--file', type=argparse.FileType())"),
        ),
        (
            ARGUMENTS,
            &parser("parser.add_argument('--version', action='version', version='1')"),
        ),
        (
            ARGUMENTS,
            &parser("parser.add_argument('--num', '--num-answers', type=int)"),
        ),
        (
            ARGUMENTS,
            &parser("parser.add_argument('-v', action='count')"),
        ),
        (
            ARGUMENTS,
            &parser("sub = parser.add_subparsers(dest='cmd')"),
        ),
        (
            ARGUMENTS,
            &parser("group = parser.add_mutually_exclusive_group()"),
        ),
        (ARGUMENTS, &parser("parser.set_defaults(port=80)")),
        (ARGUMENTS, &parser("add_options(parser)")),
    ] {
        is_not_drafted(idiom, python);
    }
}

#[test]
fn commands_that_would_lose_an_argument_are_not_drafted() {
    const COMMAND: &str = "system.subprocess";
    for (idiom, python) in [
        (
            COMMAND,
            "import subprocess\nsubprocess.Popen(args, **kwargs)\n",
        ),
        (
            COMMAND,
            "import subprocess\nsubprocess.run(['ls'], env={'A': '1'})\n",
        ),
        (
            COMMAND,
            "import subprocess\nsubprocess.run(['ls'], timeout=3)\n",
        ),
        (
            COMMAND,
            "import subprocess\nsubprocess.run(['ls'], check=strict)\n",
        ),
        (COMMAND, "import subprocess\nsubprocess.run(command)\n"),
        (
            COMMAND,
            "import subprocess\nsubprocess.run(['cat', f'{name}.txt'])\n",
        ),
        (
            COMMAND,
            "import subprocess\nsubprocess.run(['ls'], stderr=subprocess.STDOUT, stdout=subprocess.PIPE)\n",
        ),
    ] {
        is_not_drafted(idiom, python);
    }
}

/// The first draft of the idiom has all of `wanted` and nothing of `unwanted`.
#[track_caller]
fn says(idiom: &str, python: &str, wanted: &[&str], unwanted: &[&str]) {
    let answers = answers(idiom, python);
    let answer = &answers[0];
    assert_eq!(answer.origin, Origin::Draft, "{}", answer.rust);
    for wanted in wanted {
        assert!(answer.rust.contains(wanted), "{wanted} in\n{}", answer.rust);
    }
    for unwanted in unwanted {
        assert!(
            !answer.rust.contains(unwanted),
            "{unwanted} in\n{}",
            answer.rust
        );
    }
}

#[test]
fn a_class_keeps_its_fields() {
    const CLASS: &str = "class.definition";
    let python = "class Connection:\n    def __init__(self, host: str, a, b):\n        self.x, self.y = 1, 'b'\n        \
                  self.a, self.b = a, b\n        if host:\n            self.host = host\n        with lock as self.lock:\n            \
                  for self.each in a:\n                pass\n";
    let fields = [
        "x: i64",
        "y: String",
        "a: Unknown",
        "b: Unknown",
        "host: String",
        "lock: ",
        "each: ",
    ];
    says(CLASS, python, &fields, &["fn init("]);
    let python =
        "class Item(BaseModel):\n    id: int = Field(default=0)\n    name: str\n    tags = []\n";
    let wanted = [
        "id: i64",
        "name: String",
        "what it inherits from BaseModel",
        "Field(default=0)",
        "tags = []",
    ];
    says("class.inheritance", python, &wanted, &["trait"]);
    let python = "class Totals:\n    def __init__(self):\n        self.total = 0\n    def add(self, x):\n        self.total += x\n";
    says(CLASS, python, &["total: Unknown", "fn add(&mut self"], &[]);
}

#[test]
fn a_class_says_what_it_leaves_out() {
    let python = "class Dog:\n    def __init__(self, name):\n        self.name = name\n\nclass Puppy(Dog):\n    def __init__(self, name):\n        \
                  super().__init__('little ' + name)\n    def __len__(self):\n        return 1\n    size = property(f)\n";
    let wanted = [
        "todo!(\"the body of __init__\")",
        "what it inherits from Dog",
        "__len__",
        "size = property(f)",
    ];
    says("class.inheritance", python, &wanted, &["trait", "fn init("]);
    let python = "from abc import ABC, abstractmethod\nclass Shape(ABC):\n    unit = 'm'\n    def __init__(self, a):\n        self.a = a\n    \
                  @abstractmethod\n    def area(self) -> float: ...\n    def __str__(self): return 'shape'\n";
    let wanted = [
        "fn area(&self) -> f64;",
        "what __init__ sets",
        "unit = 'm'",
        "__str__",
    ];
    says("class.abstract", python, &wanted, &[]);
    let python = "from dataclasses import dataclass, field\n@dataclass\nclass Point(Base):\n    x: int = field(compare=False, default=1)\n    \
                  def norm(self) -> float:\n        return 1.0\n    def __post_init__(self):\n        check(self)\n";
    let wanted = [
        "fn norm(&self) -> f64",
        "__post_init__",
        "what it inherits from Base",
        "compare=False",
    ];
    says("decorator.dataclass", python, &wanted, &[]);
    let python = "import enum\nclass Colour(enum.Enum):\n    RED = 1\n    def __str__(self):\n        return 'red'\n";
    says("class.enum", python, &["__str__"], &[]);
}

#[test]
fn findings_at_one_class_agree() {
    for (idiom, python) in [
        (
            "decorator.dataclass",
            "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n",
        ),
        (
            "class.abstract",
            "from abc import ABC, abstractmethod\nclass A(ABC):\n    @abstractmethod\n    def f(self): ...\n",
        ),
        (
            "class.protocol",
            "from typing import Protocol\nclass A(Protocol):\n    def f(self) -> int: ...\n",
        ),
        (
            "class.enum",
            "from enum import Enum\nclass A(Enum):\n    B = 1\n",
        ),
        (
            "data.named-tuple",
            "from typing import NamedTuple\nclass A(NamedTuple):\n    x: int\n",
        ),
        (
            "class.inheritance",
            "class B:\n    pass\nclass A(B):\n    x: int\n",
        ),
    ] {
        let answers = answers(idiom, python);
        let of_class = self::answers("class.definition", python);
        assert_eq!(of_class.last(), answers.first(), "{idiom}");
    }
}

#[test]
fn methods_that_change_their_object_are_exclusive() {
    for (body, is_exclusive) in [
        ("self.items.append(x)", true),
        ("self.index[x] = 1", true),
        ("self.index[x].count += 1", true),
        ("del self.index[x]", true),
        ("self.swap(x)", true),
        ("node = self.head\n        node.next = x", true),
        (
            "for item in self.items:\n            item.seen = True",
            true,
        ),
        ("heapq.heappush(self.heap, x)", true),
        ("return next(self.items)", true),
        ("return len(self.items)", false),
        ("return self.items.index(x)", false),
        ("x.append(self.items)", false),
        ("return self.peek(x)", false),
    ] {
        let python = format!(
            "import heapq\nclass Heap:\n    def work(self, x):\n        {body}\n    def swap(self, x):\n        self.pop(x)\n    \
             def pop(self, x):\n        self.items.pop()\n    def peek(self, x):\n        return self.items[x]\n"
        );
        let receiver = if is_exclusive {
            "fn work(&mut self"
        } else {
            "fn work(&self"
        };
        says("class.definition", &python, &[receiver], &[]);
    }
}

#[test]
fn signatures_say_what_a_function_does() {
    const CLASS: &str = "class.definition";
    let python = "class Graph:\n    def add(self, node, *before):\n        if node in self.done:\n            raise ValueError('done')\n        \
                  self.nodes.append(node)\n    def walk(self):\n        yield from self.nodes\n    def names(self) -> Iterator[str]:\n        yield 'a'\n";
    let wanted = [
        "fn add(&mut self, node: Unknown, before: &[Unknown]) -> Result<(), Box<dyn Error>>",
        "// Raises ValueError.",
        "fn walk(&self) -> Box<dyn Iterator<Item = Unknown>>",
        "fn names(&self) -> Box<dyn Iterator<Item = String>>",
    ];
    says(CLASS, python, &wanted, &[]);
    let python = "class A:\n    def f(self):\n        try:\n            raise KeyError\n        except KeyError:\n            return 1\n";
    says(CLASS, python, &[], &["Raises", "Result"]);
    let python = "@retry(times=3)\ndef load(path, *, retries=3): ...\n";
    says("function.keyword-only", python, &["under @retry"], &[]);
    let python = "from typing import TypeVar\nT = TypeVar('T')\ndef first(*items: T) -> T:\n    return items[0]\n";
    says(
        "function.varargs",
        python,
        &["fn first(items: &[Unknown]) -> Unknown"],
        &["struct T"],
    );
    is_not_drafted(
        "function.keyword-only",
        "class A:\n    def __init__(self, *, x): ...\n",
    );
    is_not_drafted(
        "function.varargs",
        "class A:\n    def __exit__(self, *args): ...\n",
    );
}

#[test]
fn calls_are_values_of_their_own() {
    let text = rust("data.f-string", "f'{next(it)} {next(it)} {a} {a}'");
    assert!(
        text.contains("fn text(next: &str, next_: &str, a: &str)"),
        "{text}"
    );
}

#[test]
fn what_stands_above_is_the_same_code() {
    let python = "def a():\n    return [x for x in range(3)]\n\n\ndef b():\n    return [x for x in range(4)]\n\n\n\
                  def c():\n    return [x for x in range(3)]\n";
    let source = Source::new("mine.py", python);
    let comparison = comparison::compare_file(&Analysis::of(source));
    let rust = |index: usize| {
        let lines = comparison.bands[index].rust.iter();
        lines
            .map(|line| line.text.as_str())
            .collect::<Vec<&str>>()
            .join("\n")
    };
    assert!(rust(0).contains("(0..3_i64)") && rust(1).contains("(0..4_i64)"));
    assert_eq!(comparison.bands.len(), 3);
    assert!(
        comparison.bands[2].note.contains("(band 1)"),
        "{}",
        comparison.bands[2].note
    );
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
    a_derived_class: "class.inheritance" in "\
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
    def __init__(self, key: str, number: int):
        super().__init__(f'no {key} {{{number}}}')
        self.key = key
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
threading.Thread(target=wait, args=(sock,)).start()
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
subprocess.Popen([command, 'x'], stdout=subprocess.PIPE)
"
    an_f_string_with_its_fields: "data.f-string" in "\
f'{user.name!r:>10} owes {total:.2f} for {count:03d} at {when} {{really}} {type=}'
"
    comprehensions_with_their_names: "iteration.list-comprehension" in "\
[x * x for x in range(10) if x % 2 == 0]
[word.upper() for word in words if word]
[a + b for a, b in zip(left, right)]
"
    a_coroutine_with_its_types: "asyncio.coroutine" in "\
from pathlib import Path

class Client:
    async def get(self, url: str, retries: int = 3, *parts: bytes, timeout: float | None = None) -> dict[str, list[int]]:
        return {}

async def main(path: Path, match=None, async_=True): ...
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
