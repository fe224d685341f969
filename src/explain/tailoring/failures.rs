//! Exception classes as error enums.

use rustpython_ast::{self as ast, Expr, FStringPart, InterpolatedStringElement, Stmt};

use super::draft::Draft;
use super::identifiers::{Names, pascal};
use super::literals::string;
use super::reader::{Reader, last_name};
use crate::idioms::findings::Finding;

/// An enum with more variants, shown for each of them, is too long to be read.
const MOST_CHILDREN: usize = 40;

/// An exception class: an error enum with a variant for it, and one for each class of the file that
/// derives from it. `None` where a message, a base or a method would be lost.
pub(super) fn exception(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let found = reader.class(finding)?;
    let [base] = found.bases() else { return None };
    let base = last_name(base)?;
    // A class of a hierarchy is a variant of the enum for its base.
    let root = if base == "Exception" {
        found.name.as_str()
    } else {
        base
    };
    let children = reader.derived(root);
    if children.len() > MOST_CHILDREN {
        return None;
    }
    let class = match base {
        "Exception" => found,
        base => reader.class_called(base)?,
    };
    if !matches!(class.bases(), [base] if last_name(base) == Some("Exception")) {
        return None;
    }
    let name = pascal(&class.name);
    let mut draft = Draft::new(reader);
    draft.uses("thiserror::Error");
    draft.defines(&name);
    draft.line("#[derive(Debug, Error)]");
    draft.line(&format!("enum {name} {{"));
    let mut variants: Names = std::iter::once("Failed".to_owned()).collect();
    variant(&mut draft, class, "Failed")?;
    for child in children {
        if child.bases().len() != 1 || !reader.derived(&child.name).is_empty() {
            return None;
        }
        let mut variant_name = pascal(child.name.trim_end_matches("Error"));
        while !variants.take(variant_name.clone()) {
            variant_name.push('_');
        }
        variant(&mut draft, child, &variant_name)?;
    }
    draft.line("}");
    Some(draft.finish("Debug"))
}

/// A variant with the fields that the class's `__init__` asks for, and the message that it passes on;
/// without `__init__` the message is what was raised.
fn variant(draft: &mut Draft<'_>, class: &ast::StmtClassDef, name: &str) -> Option<()> {
    let mut init = None;
    for stmt in &class.body {
        match stmt {
            Stmt::FunctionDef(def) if def.name.as_str() == "__init__" && init.is_none() => {
                init = Some(def);
            }
            Stmt::Pass(_) => {}
            Stmt::Expr(it) if it.value.is_string_literal_expr() => {}
            Stmt::Expr(it) if it.value.is_ellipsis_literal_expr() => {}
            _ => return None,
        }
    }
    let Some(init) = init else {
        draft.line("    #[error(\"{0}\")]");
        draft.line(&format!("    {name}(String),"));
        return Some(());
    };
    let list = &init.parameters;
    let is_plain = list.posonlyargs.is_empty()
        && list.kwonlyargs.is_empty()
        && list.vararg.is_none()
        && list.kwarg.is_none();
    let parameters = list.args.get(1..).filter(|_| is_plain)?;
    let mut names = Names::default();
    // The name in Python, in Rust, and the type: one whose values print alike in both.
    let mut fields: Vec<(&str, String, String)> = Vec::new();
    for parameter in parameters {
        let python = parameter.name().as_str();
        let kind = draft.annotated(parameter.annotation());
        // `source` is the error that caused this one, for thiserror.
        let rust = names.unique(if python == "source" { "origin" } else { python });
        if !matches!(kind.as_str(), "String" | "i64") || parameter.default.is_some() {
            return None;
        }
        fields.push((python, rust, kind));
    }
    let message = passed_on(init, &fields)?;
    let fields: Vec<String> = fields
        .iter()
        .map(|(_, name, kind)| format!("{name}: {kind}"))
        .collect();
    draft.line(&format!("    #[error({message:?})]"));
    draft.line(&format!("    {name} {{ {} }},", fields.join(", ")));
    Some(())
}

/// The message of `super().__init__(...)`, where the constructor does nothing but that and keep its
/// parameters.
fn passed_on(init: &ast::StmtFunctionDef, fields: &[(&str, String, String)]) -> Option<String> {
    let mut message = None;
    for stmt in &init.body {
        match stmt {
            Stmt::Assign(it) => {
                let ([Expr::Attribute(to)], Expr::Name(from)) = (&it.targets[..], &*it.value)
                else {
                    return None;
                };
                if to.attr.as_str() != from.id.as_str() {
                    return None;
                }
            }
            Stmt::Expr(it) => match &*it.value {
                Expr::StringLiteral(_) => {}
                Expr::Call(call) if message.is_none() && is_super_init(&call.func) => {
                    let [argument] = &call.arguments.args[..] else {
                        return None;
                    };
                    message = Some(text(argument, fields)?);
                }
                _ => return None,
            },
            _ => return None,
        }
    }
    message
}

fn is_super_init(function: &Expr) -> bool {
    let Expr::Attribute(method) = function else {
        return false;
    };
    let Expr::Call(call) = &*method.value else {
        return false;
    };
    method.attr.as_str() == "__init__" && last_name(&call.func) == Some("super")
}

/// A text of literals and fields as thiserror writes it.
fn text(expr: &Expr, fields: &[(&str, String, String)]) -> Option<String> {
    let field = |expr: &Expr| {
        let name = expr.as_name_expr()?;
        let (_, rust, _) = fields
            .iter()
            .find(|(python, ..)| *python == name.id.as_str())?;
        (!rust.starts_with("r#")).then(|| format!("{{{rust}}}"))
    };
    let literal = |text: &str| text.replace('{', "{{").replace('}', "}}");
    if let Some(text) = string(expr) {
        return Some(literal(text));
    }
    let Expr::FString(string) = expr else {
        return field(expr);
    };
    let mut message = String::new();
    for part in &string.value {
        let elements = match part {
            FStringPart::Literal(it) => {
                message.push_str(&literal(&it.value));
                continue;
            }
            FStringPart::FString(it) => &it.elements,
        };
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(it) => message.push_str(&literal(&it.value)),
                InterpolatedStringElement::Interpolation(it) => {
                    if it.format_spec.is_some()
                        || it.debug_text.is_some()
                        || it.conversion != ast::ConversionFlag::None
                    {
                        return None;
                    }
                    message.push_str(&field(&it.expression)?);
                }
            }
        }
    }
    Some(message)
}
