//! What the name of a method that is looked up is made of, and what is asked of what is found.

use rustpython_ast::{Expr, ExprCall, Operator, Stmt, StmtClassDef};

use super::super::edits::Edits;
use super::super::module::{Module, each_within, literal_text, methods};
use super::{Asks, Made, uses_of};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Takes the statement out that makes the name, if nothing else looks at it.
pub(super) fn drop_name(
    module: &Module<'_>,
    body: &[Stmt],
    at: usize,
    call: &ExprCall,
    edits: &mut Edits,
) {
    let Some(name) = call.arguments.args.get(1).and_then(bare_name) else {
        return;
    };
    if let Some((given, _)) = at.checked_sub(1).and_then(|it| assigned(&body[it]))
        && given == name
        && uses_of(body, name) == 2
    {
        edits.replace(module.lines_of(span(&body[at - 1])), "");
    }
}

pub(super) fn assigned(stmt: &Stmt) -> Option<(&str, &Expr)> {
    super::super::module::attribute(stmt)
}

pub(super) fn look_up<'a>(
    module: &Module<'_>,
    body: &'a [Stmt],
    at: usize,
    call: &'a ExprCall,
) -> Option<(Made<'a>, Option<&'a Expr>)> {
    if !module.names.is_builtin(&call.func, "getattr") || !call.arguments.keywords.is_empty() {
        return None;
    }
    let (object, name, default) = match &*call.arguments.args {
        [object, name] => (object, name, None),
        [object, name, default] => (object, name, Some(default)),
        _ => return None,
    };
    if bare_name(object) != Some("self") {
        return None;
    }
    let is_known = default.is_none_or(|it| {
        it.is_none_literal_expr()
            || matches!(it, Expr::Attribute(of) if bare_name(&of.value) == Some("self"))
    });
    let name = match bare_name(name) {
        Some(of) => match assigned(&body[at.checked_sub(1)?]) {
            Some((given, value)) if given == of => value,
            _ => return None,
        },
        None => name,
    };
    is_known.then_some(())?;
    Some((made(module, name)?, default))
}

/// What a name is made of.
pub(super) fn made<'a>(module: &Module<'_>, expr: &'a Expr) -> Option<Made<'a>> {
    match expr {
        Expr::BinOp(it) if it.op == Operator::Add => {
            asked(module, literal_text(&it.left)?, &it.right)
        }
        Expr::BinOp(it) if it.op == Operator::Mod => asked(
            module,
            literal_text(&it.left)?.strip_suffix("%s")?,
            &it.right,
        ),
        Expr::Call(call) => {
            let Expr::Attribute(of) = &*call.func else {
                return None;
            };
            let [one] = &*call.arguments.args else {
                return None;
            };
            let text = literal_text(&of.value)?.strip_suffix("{}")?;
            (of.attr.as_str() == "format").then_some(())?;
            asked(module, text, one)
        }
        Expr::FString(_) => {
            let text = module.slice(span(expr)).strip_prefix('f')?;
            let text = text.get(1..text.len() - 1)?;
            let (prefix, rest) = text.split_once('{')?;
            let inner = rest.strip_suffix('}')?;
            let mut found = None;
            each_within(expr, &mut |it| {
                if found.is_none() && module.slice(span(it)) == inner {
                    found = Some(it);
                }
            });
            asked(module, prefix, found?)
        }
        _ => None,
    }
}

fn asked<'a>(module: &Module<'_>, prefix: &str, expr: &'a Expr) -> Option<Made<'a>> {
    let (expr, is_lower) = match expr {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(of) if of.attr.as_str() == "lower" && call.arguments.is_empty() => {
                (&*of.value, true)
            }
            _ => (expr, false),
        },
        _ => (expr, false),
    };
    let is_name = !prefix.is_empty()
        && prefix
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'_');
    is_name.then_some(())?;
    let asks = match expr {
        Expr::Attribute(of) if of.attr.as_str() == "__name__" => match &*of.value {
            Expr::Call(call) if module.names.is_builtin(&call.func, "type") => {
                Asks::Class(bare(call.arguments.args.first()?)?)
            }
            Expr::Attribute(of) if of.attr.as_str() == "__class__" => Asks::Class(bare(&of.value)?),
            _ => return None,
        },
        Expr::Name(_) if !is_lower => Asks::Text(expr),
        Expr::Attribute(of) if of.value.is_name_expr() && !is_lower => Asks::Text(expr),
        _ => return None,
    };
    Some(Made {
        prefix: prefix.to_owned(),
        asks,
        is_lower,
    })
}

fn bare(expr: &Expr) -> Option<&Expr> {
    expr.is_name_expr().then_some(expr)
}

/// The tests in the order in which they are asked, each with its method; without one it is as none was found.
pub(super) fn branches(
    module: &Module<'_>,
    class: &StmtClassDef,
    made: &Made<'_>,
) -> Option<Vec<(String, Option<String>)>> {
    let mut names: Vec<&str> = Vec::new();
    for of in module.lineage(class) {
        names.extend(methods(of).map(|it| it.name.as_str()));
    }
    // What only derived classes have is not to be seen from here, but as all of them have it.
    let leaves: Vec<_> = module.derived(class);
    let leaves = leaves.iter().filter(|it| module.derived(it).is_empty());
    let mut of_derived: Option<Vec<&str>> = None;
    for leaf in leaves {
        let own: Vec<&str> = module
            .lineage(leaf)
            .into_iter()
            .flat_map(methods)
            .map(|it| it.name.as_str())
            .filter(|it| it.starts_with(&made.prefix))
            .collect();
        match &of_derived {
            None => of_derived = Some(own),
            Some(known) => {
                let are_same = known.iter().all(|it| own.contains(it))
                    && own.iter().all(|it| known.contains(it));
                are_same.then_some(())?;
            }
        }
    }
    names.extend(of_derived.unwrap_or_default());
    names.retain(|it| it.starts_with(&made.prefix));
    // A field of such a name is found, too.
    let mut has_field = false;
    module.each_expr(&mut |it| {
        if let Expr::Attribute(of) = it {
            let name = of.attr.as_str();
            has_field |= name.starts_with(&made.prefix) && !of.ctx.is_load();
        }
    });
    if has_field {
        return None;
    }
    let mut found = Vec::new();
    match made.asks {
        Asks::Text(of) => {
            let of = module.slice(span(of));
            names.sort_unstable_by_key(|it| module.text.find(&format!("def {it}(")));
            names.dedup();
            for name in names {
                let rest = &name[made.prefix.len()..];
                found.push((format!("{of} == \"{rest}\""), Some(name.to_owned())));
            }
        }
        Asks::Class(of) => {
            let of = module.slice(span(of));
            let method_of = |class: &StmtClassDef| {
                let plain = class.name.to_string();
                let plain = if made.is_lower {
                    plain.to_lowercase()
                } else {
                    plain
                };
                let wanted = format!("{}{plain}", made.prefix);
                names.contains(&wanted.as_str()).then_some(wanted)
            };
            let mut asked: Vec<&StmtClassDef> = Vec::new();
            for class in module.classes.iter().filter(|it| method_of(it).is_some()) {
                let family = module.derived(class).into_iter().chain([*class]);
                for it in family {
                    if !asked.iter().any(|of| of.name == it.name) {
                        asked.push(it);
                    }
                }
            }
            // Of a class and one that derives from it the latter is asked for first.
            asked.sort_by_key(|it| usize::MAX - module.lineage(it).len());
            for class in asked {
                found.push((
                    format!("isinstance({of}, {})", class.name),
                    method_of(class),
                ));
            }
            let mut others = names
                .iter()
                .filter(|it| !found.iter().any(|of| of.1.as_deref() == Some(it)));
            let generic = |it: &&&str| {
                !matches!(
                    &it[made.prefix.len()..],
                    "generic" | "default" | "unknown" | "other"
                )
            };
            if others.any(|it| generic(&it)) {
                return None;
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a test says that a name is missing, or that it is there.
pub(super) fn tests_missing(test: &Expr, name: &str) -> Option<bool> {
    match test {
        Expr::Name(_) => (bare_name(test) == Some(name)).then_some(false),
        Expr::UnaryOp(it) if it.op == rustpython_ast::UnaryOp::Not => {
            tests_missing(&it.operand, name).map(|it| !it)
        }
        Expr::Compare(it) => {
            let is_none = matches!(&*it.comparators, [Expr::NoneLiteral(_)]);
            (bare_name(&it.left) == Some(name) && is_none).then_some(())?;
            match &*it.ops {
                [rustpython_ast::CmpOp::Is] => Some(true),
                [rustpython_ast::CmpOp::IsNot] => Some(false),
                _ => None,
            }
        }
        Expr::Call(it) if bare_name(&it.func) == Some("callable") => {
            (it.arguments.args.first().and_then(bare_name) == Some(name)).then_some(false)
        }
        _ => None,
    }
}
