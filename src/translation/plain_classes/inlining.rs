//! The body of a method in the place of a call of it.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{Arguments, Expr, Stmt, StmtFunctionDef};

use super::module::{Module, each_expr, each_stmt, is_docstring};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// A parameter with what is given for it.
pub(super) struct Given<'a> {
    pub(super) param: &'a str,
    pub(super) text: String,
    /// Whether it is a name or a literal.
    is_atom: bool,
    /// Whether to look at it later is as good.
    is_pure: bool,
}

/// What a call gives the parameters of a method, the first one left out; `text` says how an argument is written.
pub(super) fn given<'a>(
    def: &'a StmtFunctionDef,
    arguments: &'a Arguments,
    skipped: usize,
    text: &dyn Fn(&'a Expr) -> Option<String>,
) -> Option<Vec<Given<'a>>> {
    let all = &def.parameters;
    if all.vararg.is_some() || all.kwarg.is_some() {
        return None;
    }
    let mut positional = arguments.args.iter().skip(skipped);
    let mut keywords = arguments.keywords.iter();
    if arguments.args.iter().any(Expr::is_starred_expr) || keywords.any(|it| it.arg.is_none()) {
        return None;
    }
    let mut found = Vec::new();
    let plain = all.posonlyargs.iter().chain(&all.args).skip(1);
    let only_named = all.kwonlyargs.iter().map(|it| (it, true));
    let mut used = 0;
    for (param, is_named) in plain.map(|it| (it, false)).chain(only_named) {
        let name = param.parameter.name.as_str();
        let by_place = if is_named { None } else { positional.next() };
        let by_name = || {
            let mut keywords = arguments.keywords.iter();
            keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name))
        };
        let (expr, text) = if let Some(expr) = by_place {
            (expr, text(expr)?)
        } else if let Some(keyword) = by_name() {
            used += 1;
            (&keyword.value, text(&keyword.value)?)
        } else {
            let default = param.default.as_deref()?;
            if !is_constant(default) {
                return None;
            }
            (default, text(default)?)
        };
        found.push(Given {
            param: name,
            text,
            is_atom: is_atom(expr),
            is_pure: is_pure(expr),
        });
    }
    (positional.next().is_none() && used == arguments.keywords.len()).then_some(found)
}

fn is_atom(expr: &Expr) -> bool {
    expr.is_name_expr() || is_constant(expr)
}

/// Whether an expression is one value throughout.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => true,
        Expr::UnaryOp(of) => is_constant(&of.operand),
        Expr::Tuple(of) => of.elts.iter().all(is_constant),
        _ => false,
    }
}

/// Whether an expression has no effect, and looks at nothing that an assignment to a field changes.
fn is_pure(expr: &Expr) -> bool {
    match expr {
        Expr::Name(_) => true,
        Expr::BinOp(of) => is_pure(&of.left) && is_pure(&of.right),
        Expr::List(of) => of.elts.iter().all(is_pure),
        Expr::Tuple(of) => of.elts.iter().all(is_pure),
        Expr::Dict(of) => of.items.is_empty(),
        Expr::FString(_) => {
            let mut is_plain = true;
            super::module::each_within(expr, &mut |it| {
                is_plain &= matches!(
                    it,
                    Expr::FString(_)
                        | Expr::Name(_)
                        | Expr::StringLiteral(_)
                        | Expr::NumberLiteral(_)
                );
            });
            is_plain
        }
        expr => is_constant(expr),
    }
}

/// What the names of a method that is put into another one become there, and what is assigned before.
pub(super) struct Renamed<'a> {
    pub(super) names: FxHashMap<&'a str, String>,
    pub(super) before: Vec<String>,
}

/// How the names of a method are written in another one, whose names are `taken`; nothing if it is more than
/// statements one after the other.
pub(super) fn renamed<'a>(
    def: &'a StmtFunctionDef,
    given: Vec<Given<'a>>,
    own: &str,
    taken: &mut FxHashSet<String>,
) -> Option<Renamed<'a>> {
    let mut is_plain = true;
    let mut stores: FxHashSet<&'a str> = FxHashSet::default();
    let mut loads: FxHashMap<&'a str, usize> = FxHashMap::default();
    let mut are_fields = true;
    each_stmt(&def.body, &mut |it| {
        is_plain &= !matches!(
            it,
            Stmt::Return(_)
                | Stmt::FunctionDef(_)
                | Stmt::ClassDef(_)
                | Stmt::Global(_)
                | Stmt::Nonlocal(_)
                | Stmt::Import(_)
                | Stmt::ImportFrom(_)
                | Stmt::Match(_)
                | Stmt::Try(_)
        );
        are_fields &= match it {
            Stmt::Assign(it) => it.targets.iter().all(Expr::is_attribute_expr),
            Stmt::AnnAssign(it) => it.target.is_attribute_expr(),
            it => is_docstring(it),
        };
    });
    let (first, _) = def.parameters.args.split_first()?;
    let me = first.parameter.name.as_str();
    each_expr(&def.body, &mut |it| match it {
        Expr::Name(name) if name.ctx.is_load() => *loads.entry(name.id.as_str()).or_default() += 1,
        Expr::Name(name) => {
            stores.insert(name.id.as_str());
        }
        Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) | Expr::Lambda(_) => is_plain = false,
        _ => {}
    });
    if !is_plain || stores.contains(me) {
        return None;
    }
    let mut names = FxHashMap::default();
    let mut before = Vec::new();
    if me != own {
        names.insert(me, own.to_owned());
    }
    let mut params: Vec<&str> = vec![me];
    for it in given {
        params.push(it.param);
        let count = loads.get(it.param).copied().unwrap_or(0);
        let is_changed = stores.contains(it.param);
        let stays = it.is_atom || it.is_pure && count == 1 && are_fields;
        if stays && !is_changed {
            if it.text != it.param {
                names.insert(it.param, it.text);
            }
            continue;
        }
        let name = free(it.param, taken);
        before.push(format!("{name} = {}", it.text));
        if name != it.param {
            names.insert(it.param, name);
        }
    }
    for store in stores.into_iter().filter(|it| !params.contains(it)) {
        let name = free(store, taken);
        if name != store {
            names.insert(store, name);
        }
    }
    Some(Renamed { names, before })
}

fn free(name: &str, taken: &mut FxHashSet<String>) -> String {
    let mut new = name.to_owned();
    while !taken.insert(new.clone()) {
        new = format!("base_{new}");
    }
    new
}

/// The names that a function uses.
pub(super) fn names_in(def: &StmtFunctionDef) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    each_expr(&def.body, &mut |it| {
        names.extend(bare_name(it).map(str::to_owned));
    });
    let all = def.parameters.iter().map(|it| it.name().to_string());
    names.extend(all);
    names
}

/// The statements of a method behind its docstring, as whole lines, and how far they stand in.
pub(super) fn body_lines<'a>(
    module: &Module<'a>,
    def: &'a StmtFunctionDef,
) -> Option<(std::ops::Range<usize>, usize, &'a [Stmt])> {
    let body = match def.body.split_first() {
        Some((first, rest)) if is_docstring(first) => rest,
        _ => &def.body[..],
    };
    let (first, last) = (body.first()?, body.last()?);
    let indent = module.indent(span(first).start)?.len();
    let range = module.line_start(span(first).start)..module.next_line(span(last).end);
    Some((range, indent, body))
}

/// Lines that stand in by `from` blanks, standing in by `to`; the first without blanks, and no line feed at the end.
pub(super) fn indented(text: &str, from: usize, to: usize) -> Option<String> {
    let mut lines = Vec::new();
    for line in text.trim_end().split('\n') {
        if line.trim().is_empty() {
            lines.push(String::new());
        } else {
            let blanks = line.get(..from)?;
            if !blanks.bytes().all(|it| it == b' ') {
                return None;
            }
            lines.push(format!("{}{}", " ".repeat(to), &line[from..]));
        }
    }
    Some(lines.join("\n").trim_start().to_owned())
}
