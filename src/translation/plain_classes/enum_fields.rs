//! Enums whose members carry fields: `EARTH = (5.97e24, 6.37e6)` with an `__init__` that names them. Each field is
//! what a property gives for each member; and `__members__` is what the members say of themselves.

use rustpython_ast::{Expr, Stmt, StmtClassDef};

use super::edits::Edits;
use super::module::{Module, attribute, each_expr, is_docstring, own_method};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Says the fields of members as properties.
pub(super) fn as_properties(module: &Module<'_>) -> Edits {
    let mut edits = Edits::default();
    for class in module.classes.iter().filter(|it| is_enum(module, it)) {
        if let Some(found) = fields(module, class) {
            edits.extend(found);
        }
    }
    if edits.is_empty() {
        members(module, &mut edits);
    }
    edits
}

fn is_enum(module: &Module<'_>, class: &StmtClassDef) -> bool {
    let bases = class.arguments.as_deref().map_or(&[][..], |it| &it.args);
    matches!(bases, [base] if module.names.resolves_to(base, &["enum.Enum"]))
}

fn fields(module: &Module<'_>, class: &StmtClassDef) -> Option<Edits> {
    let init = own_method(class, "__init__")?;
    let params = super::module::params(init)?;
    let me = init.parameters.args.first()?.parameter.name.as_str();
    let name = class.name.as_str();
    let mut is_odd =
        own_method(class, "__new__").is_some() || own_method(class, "_missing_").is_some();
    module.each_expr(&mut |it| {
        is_odd |= matches!(it, Expr::Call(call) if bare_name(&call.func) == Some(name));
    });
    let mut given: Vec<(&str, Vec<&Expr>)> = Vec::new();
    let mut edits = Edits::default();
    for stmt in &class.body {
        match stmt {
            Stmt::FunctionDef(_) => {}
            stmt if is_docstring(stmt) => {}
            stmt => {
                let (member, value) = attribute(stmt)?;
                let values: Vec<&Expr> = match value {
                    Expr::Tuple(of) => of.elts.iter().collect(),
                    value => vec![value],
                };
                (values.len() == params.len()).then_some(())?;
                // Members with one value are one.
                let text = module.slice(span(value));
                let is_again = given.iter().any(|it| {
                    it.1.len() == values.len()
                        && it
                            .1
                            .iter()
                            .zip(&values)
                            .all(|(a, b)| module.slice(span(*a)) == module.slice(span(*b)))
                });
                let is_known = values.iter().all(|it| super::inlining::is_constant(it));
                (!is_again && is_known && !text.is_empty()).then_some(())?;
                given.push((member, values));
            }
        }
    }
    // Two numbers that are equal though written in two ways make one member.
    let mut texts: Vec<String> = Vec::new();
    for (_, values) in &given {
        let first = values.first()?;
        let text = match first {
            Expr::NumberLiteral(_) | Expr::UnaryOp(_) => {
                module.slice(span(*first)).parse::<f64>().ok()?.to_string()
            }
            other => module.slice(span(*other)).to_owned(),
        };
        if texts.contains(&text) && values.len() == 1 {
            return None;
        }
        texts.push(text);
    }
    if is_odd || given.is_empty() {
        return None;
    }
    let mut text = String::new();
    for stmt in init.body.iter().filter(|it| !is_docstring(it)) {
        let Stmt::Assign(assign) = stmt else {
            return None;
        };
        let [Expr::Attribute(target)] = &*assign.targets else {
            return None;
        };
        (bare_name(&target.value) == Some(me)).then_some(())?;
        let at = params
            .iter()
            .position(|it| bare_name(&assign.value) == Some(it))?;
        let field = target.attr.as_str();
        (own_method(class, field).is_none()
            && !matches!(field, "name" | "value")
            && !is_set(class, field, span(init)))
        .then_some(())?;
        text.push_str(&format!("\n    @property\n    def {field}(self):\n"));
        let (last, rest) = given.split_last()?;
        for (member, values) in rest {
            let value = module.slice(span(*values.get(at)?));
            text.push_str(&format!(
                "        if self is {name}.{member}:\n            return {value}\n"
            ));
        }
        let value = module.slice(span(*last.1.get(at)?));
        text.push_str(&format!("        return {value}\n"));
    }
    let lines = module.lines_of(span(init));
    edits.replace(lines, text.strip_prefix('\n')?);
    Some(edits)
}

/// Whether a field is assigned outside of a method.
fn is_set(class: &StmtClassDef, field: &str, init: std::ops::Range<usize>) -> bool {
    let mut is_set = false;
    each_expr(&class.body, &mut |it| {
        if let Expr::Attribute(of) = it {
            let is_within = init.contains(&span(of).start);
            is_set |= of.attr.as_str() == field && !of.ctx.is_load() && !is_within;
        }
    });
    is_set
}

/// `Color.__members__` as the names of the members, or with them.
fn members(module: &Module<'_>, edits: &mut Edits) {
    let mut inner: Vec<std::ops::Range<usize>> = Vec::new();
    module.each_expr(&mut |it| {
        if let Expr::Call(call) = it
            && module.names.is_builtin(&call.func, "len")
            && let [one] = &*call.arguments.args
            && let Some(class) = module.class_of(one).filter(|it| is_enum(module, it))
            && has_no_aliases(module, class)
        {
            let count = class.body.iter().filter_map(attribute).count();
            edits.replace(span(call), count.to_string());
            return;
        }
        let (of, way, whole) = match it {
            Expr::Call(call) => match &*call.func {
                Expr::Attribute(way) if call.arguments.is_empty() => match &*way.value {
                    Expr::Attribute(of) => (of, way.attr.as_str(), span(call)),
                    _ => return,
                },
                _ => return,
            },
            Expr::Attribute(of) => (of, "", span(of)),
            _ => return,
        };
        if of.attr.as_str() != "__members__" || inner.contains(&span(of)) {
            return;
        }
        let Some(class) = module.class_of(&of.value).filter(|it| is_enum(module, it)) else {
            return;
        };
        if !has_no_aliases(module, class) {
            return;
        }
        let name = class.name.as_str();
        let text = match way {
            "items" => format!("[(member.name, member) for member in {name}]"),
            "values" => format!("list({name})"),
            "keys" => format!("[member.name for member in {name}]"),
            "" => format!("[member.name for member in {name}]"),
            _ => return,
        };
        inner.push(span(of));
        // With an index it gives a member.
        let behind = module.slice(whole.end..module.text.len());
        if way.is_empty() && (behind.starts_with('[') || behind.starts_with('.')) {
            return;
        }
        edits.replace(whole, text);
    });
}

/// Whether each member has a value of its own.
fn has_no_aliases(module: &Module<'_>, class: &StmtClassDef) -> bool {
    let mut seen = Vec::new();
    class.body.iter().filter_map(attribute).all(|(_, value)| {
        // Tuples that begin with different values are different.
        let first = match value {
            Expr::Tuple(of) => of.elts.first().unwrap_or(value),
            value => value,
        };
        let text = match first {
            Expr::Call(call) if module.names.resolves_to(&call.func, &["enum.auto"]) => {
                return true;
            }
            Expr::NumberLiteral(_) => match module.slice(span(first)).parse::<f64>() {
                Ok(number) => number.to_string(),
                Err(_) => return false,
            },
            Expr::StringLiteral(it) => format!("'{}", it.value.to_str()),
            _ => return false,
        };
        let is_new = !seen.contains(&text);
        seen.push(text);
        is_new
    })
}
