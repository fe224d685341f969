//! What is done to register a class, and under which key that puts one.

use rustpython_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};

use super::inlining::is_constant;
use super::module::{Module, attribute, is_docstring, literal_text};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// What registers a class.
pub(super) struct Registering<'a> {
    /// The name of the class in it.
    class: &'a str,
    def: &'a StmtFunctionDef,
    /// The registry.
    pub(super) into: &'a Expr,
    /// Without one it is a list.
    pub(super) key: Option<&'a Expr>,
    /// What has to hold for a class to be registered.
    test: Option<&'a Expr>,
}

/// What becomes of a class.
pub(super) enum Entry {
    /// It is not registered.
    Left,
    /// It is one of a list.
    Listed,
    /// It is registered under a key, as Python writes that.
    Under(String),
}

/// Reads what registers a class; `derives` says whether a class does so when it is derived.
pub(super) fn registering<'a>(
    module: &Module<'a>,
    def: &'a StmtFunctionDef,
    body: &'a [Stmt],
    derives: bool,
) -> Option<Registering<'a>> {
    let params: Vec<&str> = def
        .parameters
        .iter_non_variadic_params()
        .map(|it| it.parameter.name.as_str())
        .collect();
    // A class method gets its own class first.
    let is_method = def
        .decorator_list
        .iter()
        .any(|it| bare_name(&it.expression) == Some("classmethod"));
    let class = params.get(usize::from(is_method && !derives)).copied()?;
    let mut body: Vec<&Stmt> = body.iter().filter(|it| !is_docstring(it)).collect();
    if derives {
        body.retain(|it| {
            let text = module.slice(span(*it));
            !text.starts_with("super().__init_subclass__(")
                && !text.starts_with(&format!("super({class}"))
        });
    } else {
        let last = body.pop()?;
        let Stmt::Return(it) = last else {
            return None;
        };
        (it.value.as_deref().and_then(bare_name) == Some(class)).then_some(())?;
    }
    let [one] = *body else {
        return None;
    };
    let (test, one) = match one {
        Stmt::If(it) if it.elif_else_clauses.is_empty() => match &*it.body {
            [one] => (Some(&*it.test), one),
            _ => return None,
        },
        one => (None, one),
    };
    let (into, key) = match one {
        Stmt::Assign(it) => {
            let [Expr::Subscript(of)] = &*it.targets else {
                return None;
            };
            (bare_name(&it.value) == Some(class)).then_some(())?;
            (&*of.value, Some(&*of.slice))
        }
        Stmt::Expr(it) => {
            let Expr::Call(call) = &*it.value else {
                return None;
            };
            let Expr::Attribute(of) = &*call.func else {
                return None;
            };
            let [value] = &*call.arguments.args else {
                return None;
            };
            (of.attr.as_str() == "append" && bare_name(value) == Some(class)).then_some(())?;
            (&*of.value, None)
        }
        _ => return None,
    };
    Some(Registering {
        class,
        def,
        into,
        key,
        test,
    })
}

impl<'a> Registering<'a> {
    /// What becomes of a class; nothing if that is not known.
    pub(super) fn entry(
        &self,
        module: &Module<'a>,
        class: &'a StmtClassDef,
        given: &dyn Fn(&str) -> Option<&'a Expr>,
    ) -> Option<Entry> {
        if let Some(test) = self.test
            && !self.holds(module, test, class, given)?
        {
            return Some(Entry::Left);
        }
        match self.key {
            None => Some(Entry::Listed),
            Some(key) => Some(Entry::Under(self.value(module, key, class, given)?)),
        }
    }

    fn holds(
        &self,
        module: &Module<'a>,
        test: &'a Expr,
        class: &'a StmtClassDef,
        given: &dyn Fn(&str) -> Option<&'a Expr>,
    ) -> Option<bool> {
        match test {
            Expr::UnaryOp(it) if it.op == rustpython_ast::UnaryOp::Not => {
                Some(!self.holds(module, &it.operand, class, given)?)
            }
            Expr::Compare(it) => {
                let left = self.value(module, &it.left, class, given)?;
                let [right] = &*it.comparators else {
                    return None;
                };
                let right = self.value(module, right, class, given)?;
                match &*it.ops {
                    [rustpython_ast::CmpOp::Is | rustpython_ast::CmpOp::Eq] => Some(left == right),
                    [rustpython_ast::CmpOp::IsNot | rustpython_ast::CmpOp::NotEq] => {
                        Some(left != right)
                    }
                    _ => None,
                }
            }
            test => {
                let value = self.value(module, test, class, given)?;
                Some(!matches!(
                    value.as_str(),
                    "None" | "\"\"" | "''" | "0" | "False"
                ))
            }
        }
    }

    fn value(
        &self,
        module: &Module<'a>,
        expr: &'a Expr,
        class: &'a StmtClassDef,
        given: &dyn Fn(&str) -> Option<&'a Expr>,
    ) -> Option<String> {
        match expr {
            Expr::Name(it) => {
                let name = it.id.as_str();
                let given = given(name).or_else(|| {
                    let mut params = self.def.parameters.iter_non_variadic_params();
                    params
                        .find(|it| it.parameter.name.as_str() == name)?
                        .default
                        .as_deref()
                });
                let given = given?;
                is_constant(given).then(|| normal(module, given))
            }
            Expr::Attribute(of) if bare_name(&of.value) == Some(self.class) => {
                if of.attr.as_str() == "__name__" {
                    return Some(format!("\"{}\"", class.name));
                }
                let mut lineage = module.lineage(class).into_iter();
                let value = lineage.find_map(|it| {
                    let mut attributes = it.body.iter().filter_map(attribute);
                    attributes
                        .find(|it| it.0 == of.attr.as_str())
                        .map(|it| it.1)
                })?;
                is_constant(value).then(|| normal(module, value))
            }
            Expr::Call(call) => {
                let Expr::Attribute(of) = &*call.func else {
                    return None;
                };
                let text = self.value(module, &of.value, class, given)?;
                let text = text.strip_prefix('"')?.strip_suffix('"')?;
                let mut args = call.arguments.args.iter().map(literal_text);
                let new = match (of.attr.as_str(), args.next(), args.next()) {
                    ("lower", None, None) => text.to_lowercase(),
                    ("upper", None, None) => text.to_uppercase(),
                    ("replace", Some(Some(from)), Some(Some(to))) => text.replace(from, to),
                    ("removesuffix", Some(Some(end)), None) => {
                        text.strip_suffix(end).unwrap_or(text).to_owned()
                    }
                    ("removeprefix", Some(Some(start)), None) => {
                        text.strip_prefix(start).unwrap_or(text).to_owned()
                    }
                    _ => return None,
                };
                Some(format!("\"{new}\""))
            }
            expr if is_constant(expr) => Some(normal(module, expr)),
            _ => None,
        }
    }
}

/// A literal as it is written, texts in one way.
fn normal(module: &Module<'_>, expr: &Expr) -> String {
    match literal_text(expr) {
        Some(text)
            if text
                .bytes()
                .all(|it| it.is_ascii_graphic() && it != b'"' && it != b'\\' || it == b' ') =>
        {
            format!("\"{text}\"")
        }
        _ => module.slice(span(expr)).to_owned(),
    }
}
