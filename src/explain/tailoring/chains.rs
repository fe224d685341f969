//! Comprehensions as iterator chains in the reader's names.

use rustpython_ast::{AnyNodeRef, Expr};

use super::draft::Draft;
use super::identifiers::{Names, snake};
use super::literals::todo;
use super::reader::{Reader, last_name};
use crate::idioms::findings::Finding;

/// What a comprehension makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    List,
    Set,
    Dict,
    Iterator,
}

/// A comprehension with one loop: its filters, its element, what is collected.
pub(super) fn chain(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let ((made, element, value, generators), _) = reader.node(finding, |node| match node {
        AnyNodeRef::ExprListComp(it) => Some((Made::List, &*it.elt, None, &it.generators)),
        AnyNodeRef::ExprSetComp(it) => Some((Made::Set, &*it.elt, None, &it.generators)),
        AnyNodeRef::ExprGenerator(it) => Some((Made::Iterator, &*it.elt, None, &it.generators)),
        AnyNodeRef::ExprDictComp(it) => {
            Some((Made::Dict, &*it.key, Some(&*it.value), &it.generators))
        }
        _ => None,
    })?;
    let [generator] = &generators[..] else {
        return None;
    };
    if generator.is_async {
        return None;
    }
    let pattern = pattern(&generator.target)?;
    let mut draft = Draft::new(reader);
    let bound: Vec<&str> = pattern.trim_matches(['(', ')']).split(", ").collect();
    let range = range(&generator.iter);
    let Start {
        parameters,
        iterator,
        kinds,
    } = match &range {
        Some((parameters, range)) => Start {
            parameters: parameters.clone(),
            iterator: format!("({range})"),
            kinds: vec!["i64".to_owned()],
        },
        None => start(&mut draft, &generator.iter, &bound),
    };
    let known = Known {
        reader,
        pattern: &pattern,
        is_number: range.is_some(),
    };
    let mut steps: Vec<String> = generator.ifs.iter().map(|it| known.filter(it)).collect();
    let result = if value.is_none() && known.is_the_variable(element) {
        kinds[0].clone()
    } else {
        let (mapped, result) = known.mapped(&mut draft, element, value, &bound, &kinds);
        steps.push(format!(".map(|{pattern}| {mapped})"));
        result
    };
    let kind = match made {
        Made::List => format!("Vec<{result}>"),
        Made::Iterator => format!("impl Iterator<Item = {result}>"),
        Made::Set => {
            draft.uses("std::collections::HashSet");
            format!("HashSet<{result}>")
        }
        Made::Dict => {
            draft.uses("std::collections::HashMap");
            format!("HashMap<{result}, {result}>")
        }
    };
    if made != Made::Iterator {
        steps.push(".collect()".to_owned());
    }
    let name = match made {
        Made::Iterator => "iterate",
        _ => "collect",
    };
    draft.line(&format!("fn {name}({parameters}) -> {kind} {{"));
    let whole = format!("    {iterator}{}", steps.concat());
    if whole.chars().count() <= 70 {
        draft.line(&whole);
    } else {
        draft.line(&format!("    {iterator}"));
        for step in steps {
            draft.line(&format!("        {step}"));
        }
    }
    draft.line("}");
    let derives = match made {
        Made::Set | Made::Dict => "PartialEq, Eq, Hash",
        Made::List | Made::Iterator => "",
    };
    Some(draft.finish(derives))
}

/// What is known inside of the loop.
struct Known<'r, 'a> {
    reader: &'r Reader<'a>,
    /// The loop's variables as a pattern.
    pattern: &'r str,
    /// Whether the variable is an `i64`.
    is_number: bool,
}

impl Known<'_, '_> {
    fn is_the_variable(&self, element: &Expr) -> bool {
        matches!(element, Expr::Name(name) if snake(&name.id) == self.pattern)
    }

    /// A condition as a step of the chain.
    fn filter(&self, condition: &Expr) -> String {
        let text = match number(condition, self.pattern, self.is_number) {
            Some((text, Sort::Truth)) => text,
            _ => todo(self.reader.text(condition)),
        };
        let reference = if self.is_number { "&" } else { "" };
        format!(".filter(|{reference}{}| {text})", self.pattern)
    }

    /// What the closure of `map` gives, and the type of an element, of a key and of a value.
    fn mapped(
        &self,
        draft: &mut Draft<'_>,
        element: &Expr,
        value: Option<&Expr>,
        bound: &[&str],
        kinds: &[String],
    ) -> (String, String) {
        let translated = number(element, self.pattern, self.is_number);
        if let (Some((text, Sort::Number)), None) = (translated, value) {
            return (text, "i64".to_owned());
        }
        let unknown = draft.unknown();
        let Some(value) = value else {
            return (todo(self.reader.text(element)), unknown);
        };
        let (key, value) = (self.reader.text(element), self.reader.text(value));
        let carried = |python: &str, other: &str| {
            let is_same = |(name, kind): (&&str, &String)| *name == python && *kind == unknown;
            if python != other && bound.iter().zip(kinds).any(is_same) {
                python.to_owned()
            } else {
                todo(python)
            }
        };
        let pair = format!("({}, {})", carried(key, value), carried(value, key));
        (format!("-> ({unknown}, {unknown}) {{ {pair} }}"), unknown)
    }
}

/// What is gone through: the parameters that it needs, the iterator over it, the types it gives.
struct Start {
    parameters: String,
    iterator: String,
    kinds: Vec<String>,
}

/// `enumerate(...)`, `zip(a, b)`, `x.items()` and whatever else can be gone through.
fn start(draft: &mut Draft<'_>, iter: &Expr, bound: &[&str]) -> Start {
    let unknown = draft.unknown();
    let mut taken: Names = bound.iter().map(|&it| it.to_owned()).collect();
    let mut name = |expr: &Expr| {
        let named = match expr {
            Expr::Call(call) => last_name(&call.func),
            other => last_name(other),
        };
        taken.unique(named.unwrap_or("items"))
    };
    if let Expr::Call(call) = iter {
        match (last_name(&call.func), &call.arguments.args[..]) {
            (Some("enumerate"), [over]) if bound.len() == 2 => {
                let over = name(over);
                return Start {
                    parameters: format!("{over}: Vec<{unknown}>"),
                    iterator: format!("{over}.into_iter().enumerate()"),
                    kinds: vec!["usize".to_owned(), unknown],
                };
            }
            (Some("zip"), [left, right]) if bound.len() == 2 => {
                let (first, second) = (name(left), name(right));
                return Start {
                    parameters: format!("{first}: Vec<{unknown}>, {second}: Vec<{unknown}>"),
                    iterator: format!("{first}.into_iter().zip({second})"),
                    kinds: vec![unknown; 2],
                };
            }
            (Some("items"), []) if bound.len() == 2 => {
                let over = match &*call.func {
                    Expr::Attribute(method) => name(&method.value),
                    other => name(other),
                };
                draft.uses("std::collections::HashMap");
                return Start {
                    parameters: format!("{over}: HashMap<{unknown}, {unknown}>"),
                    iterator: format!("{over}.into_iter()"),
                    kinds: vec![unknown; 2],
                };
            }
            (Some("sorted" | "list" | "set" | "tuple" | "iter"), [over]) => {
                return self::start(draft, over, bound);
            }
            _ => {}
        }
    }
    let over = name(iter);
    let item = match bound.len() {
        1 => unknown.clone(),
        count => format!("({})", vec![unknown.as_str(); count].join(", ")),
    };
    Start {
        parameters: format!("{over}: Vec<{item}>"),
        iterator: format!("{over}.into_iter()"),
        kinds: vec![unknown; bound.len()],
    }
}

/// `x`, or `(a, b)` for names that are unpacked.
fn pattern(target: &Expr) -> Option<String> {
    match target {
        Expr::Name(name) => Some(snake(&name.id)),
        Expr::Tuple(tuple) if tuple.elts.len() > 1 => {
            let mut taken = Names::default();
            let mut names = Vec::new();
            for item in &tuple.elts {
                let Expr::Name(name) = item else { return None };
                names.push(taken.unique(&name.id));
            }
            Some(format!("({})", names.join(", ")))
        }
        _ => None,
    }
}

/// `range(n)`: the parameters it needs, and the range.
fn range(iter: &Expr) -> Option<(String, String)> {
    let Expr::Call(call) = iter else { return None };
    if !matches!(&*call.func, Expr::Name(name) if name.id == "range") {
        return None;
    }
    let mut parameters = Vec::new();
    let mut bound = |expr: &Expr| match (super::literals::literal(expr), expr) {
        (Some((text, kind)), _) if kind == "i64" => Some(text),
        (_, Expr::Name(name)) => {
            let rust = snake(&name.id);
            if !parameters.contains(&format!("{rust}: i64")) {
                parameters.push(format!("{rust}: i64"));
            }
            Some(rust)
        }
        _ => None,
    };
    let (start, end) = match &call.arguments.args[..] {
        [end] => ("0".to_owned(), bound(end)?),
        [start, end] => (bound(start)?, bound(end)?),
        _ => return None,
    };
    // Without a parameter nothing says which integers these are.
    let suffix = if parameters.is_empty() { "_i64" } else { "" };
    let range = format!("{start}..{end}{suffix}");
    Some((parameters.join(", "), range))
}

/// What a translated expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Number,
    Truth,
}

/// An expression of the loop's number and integer literals; only where their types are known.
fn number(expr: &Expr, variable: &str, is_known: bool) -> Option<(String, Sort)> {
    use rustpython_ast::{CmpOp, Operator};
    if !is_known {
        return None;
    }
    match expr {
        Expr::Name(name) if snake(&name.id) == variable => {
            Some((variable.to_owned(), Sort::Number))
        }
        Expr::NumberLiteral(_) => {
            let (text, kind) = super::literals::literal(expr)?;
            (kind == "i64").then_some((text, Sort::Number))
        }
        Expr::BinOp(it) => {
            let operator = match it.op {
                Operator::Add => "+",
                Operator::Sub => "-",
                Operator::Mult => "*",
                _ => {
                    // `%` and `//` round otherwise for negative numbers: Euclid's are Python's where
                    // the divisor is positive.
                    let (left, _) = number(&it.left, variable, true)?;
                    let divisor: i64 = super::literals::literal(&it.right)?.0.parse().ok()?;
                    let method = match it.op {
                        Operator::Mod => "rem_euclid",
                        Operator::FloorDiv => "div_euclid",
                        _ => return None,
                    };
                    let left = grouped(&it.left, left);
                    return (divisor > 0)
                        .then(|| (format!("{left}.{method}({divisor})"), Sort::Number));
                }
            };
            let (left, Sort::Number) = number(&it.left, variable, true)? else {
                return None;
            };
            let (right, Sort::Number) = number(&it.right, variable, true)? else {
                return None;
            };
            let (left, right) = (grouped(&it.left, left), grouped(&it.right, right));
            Some((format!("{left} {operator} {right}"), Sort::Number))
        }
        Expr::Compare(it) => {
            let ([operator], [right]) = (&*it.ops, &*it.comparators) else {
                return None;
            };
            let operator = match operator {
                CmpOp::Eq => "==",
                CmpOp::NotEq => "!=",
                CmpOp::Lt => "<",
                CmpOp::LtE => "<=",
                CmpOp::Gt => ">",
                CmpOp::GtE => ">=",
                _ => return None,
            };
            let (left, Sort::Number) = number(&it.left, variable, true)? else {
                return None;
            };
            let (right, Sort::Number) = number(right, variable, true)? else {
                return None;
            };
            Some((format!("{left} {operator} {right}"), Sort::Truth))
        }
        _ => None,
    }
}

/// An operand in parentheses where it is an operation itself.
fn grouped(expr: &Expr, text: String) -> String {
    let is_whole = matches!(expr, Expr::Name(_)) || !text.contains(' ') && !text.starts_with('-');
    if is_whole { text } else { format!("({text})") }
}
