//! Comprehensions as iterator chains in the reader's names: over a range, or over what has a name.

use rustpython_ast::helpers::any_over_expr;
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
    Iterator,
}

/// A comprehension with one loop: its filters, its element, what is collected.
pub(super) fn chain(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let ((made, element, generators), _) = reader.node(finding, |node| match node {
        AnyNodeRef::ExprListComp(it) => Some((Made::List, &*it.elt, &it.generators)),
        AnyNodeRef::ExprSetComp(it) => Some((Made::Set, &*it.elt, &it.generators)),
        AnyNodeRef::ExprGenerator(it) => Some((Made::Iterator, &*it.elt, &it.generators)),
        _ => None,
    })?;
    let [generator] = &generators[..] else {
        return None;
    };
    let binds = |expr: &Expr| any_over_expr(expr, &|it| it.is_named_expr());
    if generator.is_async || binds(element) || generator.ifs.iter().any(binds) {
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
        None => start(&mut draft, &generator.iter, &bound)?,
    };
    let known = Known {
        reader,
        variable: last_name(&generator.target),
        pattern: &pattern,
        is_number: range.is_some(),
    };
    let mut steps: Vec<String> = generator.ifs.iter().map(|it| known.filter(it)).collect();
    let result = if known.is_the_variable(element) {
        kinds[0].clone()
    } else {
        let (mapped, result) = known.mapped(&mut draft, element);
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
        Made::Set => "PartialEq, Eq, Hash",
        Made::List | Made::Iterator => "",
    };
    Some(draft.finish(derives))
}

/// What is known inside of the loop.
struct Known<'r, 'a> {
    reader: &'r Reader<'a>,
    /// The loop's variable as the source spells it, if it is one.
    variable: Option<&'r str>,
    /// The loop's variables as a pattern.
    pattern: &'r str,
    /// Whether the variable is an `i64`.
    is_number: bool,
}

impl Known<'_, '_> {
    fn is_the_variable(&self, element: &Expr) -> bool {
        matches!(element, Expr::Name(name) if Some(name.id.as_str()) == self.variable)
    }

    /// A condition as a step of the chain.
    fn filter(&self, condition: &Expr) -> String {
        let text = match self.number(condition) {
            Some((text, Sort::Truth)) => text,
            _ => todo(self.reader.text(condition)),
        };
        let reference = if self.is_number { "&" } else { "" };
        format!(".filter(|{reference}{}| {text})", self.pattern)
    }

    /// What the closure of `map` gives, and its type.
    fn mapped(&self, draft: &mut Draft<'_>, element: &Expr) -> (String, String) {
        match self.number(element) {
            Some((text, Sort::Number)) => (text, "i64".to_owned()),
            _ => (todo(self.reader.text(element)), draft.unknown()),
        }
    }

    fn number(&self, expr: &Expr) -> Option<(String, Sort)> {
        let variable = self.variable.filter(|_| self.is_number)?;
        number(expr, variable)
    }
}

/// What is gone through: the parameters that it needs, the iterator over it, the types it gives.
struct Start {
    parameters: String,
    iterator: String,
    kinds: Vec<String>,
}

/// What has a name, alone or in `enumerate(..)` or `zip(.., ..)`; `None` for all else, whose
/// meaning would be lost: what `sorted` and `reversed` give has an order, `set` has no value twice.
fn start(draft: &mut Draft<'_>, iter: &Expr, bound: &[&str]) -> Option<Start> {
    let unknown = draft.unknown();
    let mut taken: Names = bound.iter().map(|&it| it.to_owned()).collect();
    let mut name = |expr: &Expr| Some(taken.unique(last_name(expr)?));
    if let Expr::Call(call) = iter {
        let arguments = &call.arguments.args[..];
        if !call.arguments.keywords.is_empty() {
            return None;
        }
        return match (&*call.func, arguments) {
            (Expr::Name(function), [over]) if function.id == "enumerate" && bound.len() == 2 => {
                let over = name(over)?;
                Some(Start {
                    parameters: format!("{over}: Vec<{unknown}>"),
                    iterator: format!("{over}.into_iter().enumerate()"),
                    kinds: vec!["usize".to_owned(), unknown],
                })
            }
            (Expr::Name(function), [left, right]) if function.id == "zip" && bound.len() == 2 => {
                let (first, second) = (name(left)?, name(right)?);
                Some(Start {
                    parameters: format!("{first}: Vec<{unknown}>, {second}: Vec<{unknown}>"),
                    iterator: format!("{first}.into_iter().zip({second})"),
                    kinds: vec![unknown; 2],
                })
            }
            (Expr::Name(function), [over])
                if matches!(function.id.as_str(), "iter" | "list" | "tuple") =>
            {
                start(draft, over, bound)
            }
            _ => None,
        };
    }
    let over = name(iter)?;
    let item = match bound.len() {
        1 => unknown.clone(),
        count => format!("({})", vec![unknown.as_str(); count].join(", ")),
    };
    Some(Start {
        parameters: format!("{over}: Vec<{item}>"),
        iterator: format!("{over}.into_iter()"),
        kinds: vec![unknown; bound.len()],
    })
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
    if !matches!(&*call.func, Expr::Name(name) if name.id == "range")
        || !call.arguments.keywords.is_empty()
    {
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

/// An expression of the loop's number, called `variable` in the source, and integer literals.
fn number(expr: &Expr, variable: &str) -> Option<(String, Sort)> {
    use rustpython_ast::{CmpOp, Operator};
    match expr {
        Expr::Name(name) if name.id == variable => Some((snake(variable), Sort::Number)),
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
                    let (left, Sort::Number) = number(&it.left, variable)? else {
                        return None;
                    };
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
            let (left, Sort::Number) = number(&it.left, variable)? else {
                return None;
            };
            let (right, Sort::Number) = number(&it.right, variable)? else {
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
            let (left, Sort::Number) = number(&it.left, variable)? else {
                return None;
            };
            let (right, Sort::Number) = number(right, variable)? else {
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
