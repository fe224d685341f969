//! `port --types`: what was concluded of each parameter, variable, result and field, and what says it.

use serde::Deserialize;

use crate::Place;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    path: String,
    types: Vec<Type>,
    errors: Vec<serde_json::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Type {
    scope: Option<String>,
    name: Option<String>,
    kind: String,
    line: usize,
    python: Option<String>,
    rust: Option<String>,
    why: Vec<Why>,
    reason: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Why {
    line: usize,
    what: String,
}

const SHOP: &str = "\
class Shop:
    def __init__(self, name: str):
        self.name = name
        self.prices = {}

    def add(self, item, price):
        self.prices[item] = price


def mean(values, first=None):
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


def lost(thing):
    return thing.nothing()


RATE = 3
shop = Shop(\"corner\")
shop.add(\"tea\", 2.5)
print(mean([1.5, 2.5]), RATE, shop.prices)
";

fn types(text: &str) -> Vec<Type> {
    let place = Place::with("shop.py", text);
    let ran = place.py2rs(&["port", "--types", "shop.py", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let document: Document = serde_json::from_str(&ran.stdout).expect("the document");
    assert_eq!((document.version, document.path.as_str()), (1, "shop.py"));
    assert!(document.errors.is_empty());
    document.types
}

fn found<'t>(types: &'t [Type], scope: &str, name: Option<&str>) -> &'t Type {
    types
        .iter()
        .find(|it| it.scope.as_deref().unwrap_or("") == scope && it.name.as_deref() == name)
        .unwrap_or_else(|| panic!("{scope} {name:?} in {types:?}"))
}

fn said(of: &Type) -> Vec<(usize, &str)> {
    of.why
        .iter()
        .map(|it| (it.line, it.what.as_str()))
        .collect()
}

#[test]
fn each_type_is_told_with_the_places_that_say_it() {
    let types = types(SHOP);
    let name = found(&types, "Shop.__init__", Some("name"));
    assert_eq!((name.kind.as_str(), name.line), ("parameter", 2));
    assert_eq!(name.python.as_deref(), Some("str"));
    assert!(said(name).contains(&(2, "annotation")), "{name:?}");

    let prices = found(&types, "Shop", Some("prices"));
    assert_eq!(prices.kind, "field");
    assert_eq!(prices.python.as_deref(), Some("dict[str, float]"));
    assert!(said(prices).contains(&(4, "empty dict")), "{prices:?}");
    assert!(said(prices).contains(&(7, "`[..] =`")), "{prices:?}");

    let price = found(&types, "Shop.add", Some("price"));
    assert_eq!(said(price), [(23, "call with literal")]);

    let values = found(&types, "mean", Some("values"));
    assert_eq!(values.rust.as_deref(), Some("Vec<f64>"));
    assert_eq!(said(values), [(24, "call with display of a list")]);
    let total = found(&types, "mean", Some("total"));
    assert_eq!((total.kind.as_str(), total.line), ("variable", 11));
    assert_eq!(said(total), [(11, "literal"), (13, "`+=`")]);
    let gives = found(&types, "mean", None);
    assert_eq!(gives.kind, "result");
    assert_eq!(gives.python.as_deref(), Some("float"));
    assert_eq!(said(gives), [(14, "`return`: operator `/`")]);

    let rate = found(&types, "", Some("RATE"));
    assert_eq!(
        (rate.kind.as_str(), said(rate)),
        ("module variable", vec![(21, "literal")])
    );
    assert!(types.iter().all(|it| it.name.as_deref() != Some("self")));
}

#[test]
fn what_is_not_known_says_why() {
    let types = types(SHOP);
    let thing = found(&types, "lost", Some("thing"));
    assert_eq!(
        (thing.python.as_deref(), thing.rust.as_deref()),
        (None, None)
    );
    let reason = thing.reason.as_deref();
    assert_eq!(
        reason,
        Some("no annotation, no default and no call in the file says it")
    );
    let gives = found(&types, "lost", None);
    assert!(
        gives.reason.is_some() && said(gives) == [(18, "`return`: `.nothing()`")],
        "{gives:?}"
    );
}

#[test]
fn as_text_there_is_a_paragraph_for_each_function_and_class() {
    let place = Place::with("shop.py", SHOP);
    let ran = place.py2rs(&["port", "--types", "shop.py"]);
    assert_eq!(ran.status, 0);
    let (head, rest) = ran.stdout.split_once('\n').expect("a first line");
    assert!(
        head.starts_with("shop.py: ") && head.ends_with(" not known"),
        "{head}"
    );
    for line in ["Shop, line 1", "mean, line 10", "the module"] {
        assert!(rest.lines().any(|it| it == line), "{line} in {rest}");
    }
    let total = rest
        .lines()
        .find(|it| it.trim_start().starts_with("total "));
    let cells: Vec<&str> = total.expect("total").split_whitespace().collect();
    assert_eq!(cells[1..5], ["float", "f64", "literal,", "line"], "{rest}");
    assert!(ran.stdout.lines().all(|it| it == it.trim_end()));
}

#[test]
fn errors_and_folders_are_treated_as_without_types() {
    let place = Place::with("bad.py", "def f(:\n");
    assert_eq!(place.py2rs(&["port", "--types", "bad.py"]).status, 1);
    assert_eq!(
        place.py2rs(&["port", "--types", "bad.py", "folder"]).status,
        2
    );
    let ran = place.py2rs(&["port", "--types", "none.py", "--format", "json"]);
    assert_ne!(ran.status, 0);
    place.write("empty.py", "");
    let ran = place.py2rs(&["port", "--types", "empty.py"]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (0, "empty.py: 0 types\n")
    );
}
