//! Programs that nobody would write, of all that Python has.

use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 16] = [
    "a",
    "b",
    "self",
    "open",
    "print",
    "os",
    "asyncio",
    "threading",
    "functools",
    "Exception",
    "C",
    "naïve",
    "_",
    "lock",
    "data",
    "match",
];

const MODULES: [&str; 12] = [
    "os",
    "os.path",
    "asyncio",
    "threading",
    "functools",
    "contextlib",
    "dataclasses",
    "enum",
    "concurrent.futures",
    "typing",
    "numpy",
    "collections",
];

const MEMBERS: [&str; 16] = [
    "gather",
    "Thread",
    "lru_cache",
    "contextmanager",
    "dataclass",
    "Enum",
    "Lock",
    "run",
    "sleep",
    "ThreadPoolExecutor",
    "Protocol",
    "namedtuple",
    "join",
    "start",
    "wraps",
    "property",
];

const STRINGS: [&str; 10] = [
    "''",
    "\"a\"",
    "b'\\xff'",
    "r'\\d'",
    "f'{a}'",
    "f\"{a!r:>{b}}\"",
    "'''x\ny'''",
    "'é中'",
    "'\\x1b['",
    "'a' \"b\"",
];

fn name() -> impl Strategy<Value = String> {
    select(&NAMES[..]).prop_map(str::to_owned)
}

fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        3 => name(),
        1 => select(&STRINGS[..]).prop_map(str::to_owned),
        1 => select(&["0", "1.5", "2j", "None", "True", "...", "[]", "{}", "()"][..]).prop_map(str::to_owned),
        2 => (select(&MODULES[..]), select(&MEMBERS[..])).prop_map(|(module, member)| format!("{module}.{member}")),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            (inner.clone(), prop::collection::vec(inner.clone(), 0..4))
                .prop_map(|(f, arguments)| format!("{f}({})", arguments.join(", "))),
            (inner.clone(), name(), inner.clone())
                .prop_map(|(f, name, value)| format!("{f}({name}={value}, *{value}, **{value})")),
            (inner.clone(), select(&MEMBERS[..]))
                .prop_map(|(value, member)| format!("{value}.{member}")),
            pair.clone().prop_map(|(a, b)| format!("{a}[{b}:]")),
            (
                pair.clone(),
                select(&["+", "|", "and", "is not", "<", "@", "//", "not in"][..])
            )
                .prop_map(|((a, b), operator)| format!("({a} {operator} {b})")),
            pair.clone()
                .prop_map(|(a, b)| format!("(lambda a, *b: {a} if {b} else {a})")),
            (pair.clone(), name())
                .prop_map(|((a, b), name)| format!("[{a} for {name} in {b} if {a}]")),
            (pair.clone(), name())
                .prop_map(|((a, b), name)| format!("{{{a}: {b} for {name}, _ in {b}}}")),
            (pair.clone(), name()).prop_map(|((a, b), name)| format!("sum({a} for {name} in {b})")),
            pair.prop_map(|(a, b)| format!("{{{a}, {b}}}")),
            inner.clone().prop_map(|a| format!("await {a}")),
            inner.clone().prop_map(|a| format!("(yield {a})")),
            (inner.clone(), name()).prop_map(|(a, name)| format!("({name} := {a})")),
            inner.prop_map(|a| format!("f\"{{{}}}\"", a.replace('"', "'"))),
        ]
    })
}

/// Statements, with the indentation that they begin with left out.
fn statement() -> impl Strategy<Value = Vec<String>> {
    let one = |text: String| vec![text];
    let simple = prop_oneof![
        3 => expression().prop_map(one),
        2 => (name(), expression()).prop_map(|(name, value)| vec![format!("{name} = {value}")]),
        1 => (name(), expression()).prop_map(|(name, value)| vec![format!("{name}: {value} = {value}")]),
        1 => select(&["pass", "return", "break", "raise", "global a", "del a", "x = = 1", "print a"][..]).prop_map(|it| vec![it.to_owned()]),
        1 => expression().prop_map(|value| vec![format!("raise {value} from {value}")]),
        1 => select(&MODULES[..]).prop_map(|module| vec![format!("import {module} as a")]),
        2 => (select(&MODULES[..]), select(&MEMBERS[..])).prop_map(|(module, member)| vec![format!("from {module} import {member}")]),
    ];
    simple.prop_recursive(4, 40, 4, |inner| {
        let body = prop::collection::vec(inner, 1..4).prop_map(|statements| {
            let lines = statements.into_iter().flatten();
            lines
                .map(|line| format!("    {line}"))
                .collect::<Vec<String>>()
        });
        let headed = |head: String, body: Vec<String>| [vec![head], body].concat();
        prop_oneof![
            (name(), expression(), body.clone()).prop_map(move |(name, value, body)| headed(
                format!("def {name}(self, a={value}, *b, c: {value}, **d):"),
                body
            )),
            (name(), expression(), body.clone()).prop_map(move |(name, value, body)| [
                vec![format!("@{value}")],
                headed(format!("async def {name}(a):"), body)
            ]
            .concat()),
            (name(), expression(), body.clone()).prop_map(move |(name, value, body)| [
                vec!["@dataclass".to_owned()],
                headed(format!("class {name}({value}):"), body)
            ]
            .concat()),
            (expression(), name(), body.clone()).prop_map(move |(value, name, body)| headed(
                format!("with {value} as {name}, open('f') as g:"),
                body
            )),
            (expression(), body.clone())
                .prop_map(move |(value, body)| headed(format!("async with {value}:"), body)),
            (expression(), body.clone()).prop_map(move |(value, body)| headed(
                format!("for i, a in enumerate({value}):"),
                body
            )),
            (expression(), body.clone())
                .prop_map(move |(value, body)| headed(format!("while {value}:"), body)),
            (expression(), body.clone(), body.clone()).prop_map(move |(value, a, b)| [
                headed("try:".to_owned(), a),
                headed(format!("except {value} as e:"), b.clone()),
                headed("finally:".to_owned(), b)
            ]
            .concat()),
            (expression(), body.clone()).prop_map(move |(value, body)| {
                let body = body.into_iter().map(|line| format!("    {line}")).collect();
                [
                    vec![format!("match {value}:")],
                    headed("    case [a, *_] | {'k': a}:".to_owned(), body),
                ]
                .concat()
            }),
            (expression(), body.clone(), body).prop_map(move |(value, a, b)| [
                headed(format!("if {value}:"), a),
                headed("else:".to_owned(), b)
            ]
            .concat()),
        ]
    })
}

/// A program of a few statements.
pub(crate) fn programs() -> impl Strategy<Value = String> {
    prop::collection::vec(statement(), 0..6).prop_map(|statements| {
        statements.concat().join(
            "
",
        ) + "
"
    })
}
