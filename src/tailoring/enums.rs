//! An `Enum` class as an enum with its members.

use rustpython_ast::{self as ast, Expr, Stmt};

use super::draft::Draft;
use super::identifiers::pascal;
use super::literals::{literal, quoted};
use super::reader::{Reader, last_name};
use super::signature::{document, function, receiver};
use crate::findings::Finding;
use crate::visible;

/// The enum of a finding, with its values and methods.
pub(super) fn enumeration(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let members = members(class);
    if members.is_empty() {
        return None;
    }
    let name = pascal(&class.name);
    let bases: Vec<&str> = class.bases().iter().filter_map(last_name).collect();
    let mut draft = Draft::new();
    draft.defines(&name);
    document(&mut draft, &class.body, "");
    if bases.iter().any(|base| matches!(*base, "Flag" | "IntFlag")) {
        draft.line(
            "// Members that are combined with `|`: the crate `bitflags` makes a type of them.",
        );
    }
    let mut variants: Vec<(String, &Expr)> = Vec::new();
    let mut aliases = Vec::new();
    for (member, value) in members {
        let mut variant = pascal(member);
        let same = |known: &&(String, &Expr)| {
            literal(known.1).is_some() && literal(known.1) == literal(value)
        };
        if let Some((first, _)) = variants.iter().find(same) {
            aliases.push((member, first.clone()));
            continue;
        }
        while variants.iter().any(|(known, _)| *known == variant) {
            variant.push('_');
        }
        variants.push((variant, value));
    }
    draft.line("#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]");
    draft.line(&format!("enum {name} {{"));
    let kinds: Vec<Option<String>> = variants
        .iter()
        .map(|(_, value)| Some(literal(value)?.1))
        .collect();
    let all = |kind: &str| kinds.iter().all(|it| it.as_deref() == Some(kind));
    let numbers = all("i64");
    for (variant, value) in &variants {
        match literal(value) {
            Some((number, _)) if numbers && fits(&number) => {
                draft.line(&format!("    {variant} = {number},"));
            }
            Some(_) => draft.line(&format!("    {variant},")),
            None => {
                let text = visible::one_line(reader.text(*value)).into_owned();
                let text: String = text.chars().take(60).collect();
                draft.line(&format!("    /// In Python: `{text}`."));
                draft.line(&format!("    {variant},"));
            }
        }
    }
    draft.line("}");
    let methods: Vec<&ast::StmtFunctionDef> = class
        .body
        .iter()
        .filter_map(|stmt| match stmt {
            Stmt::FunctionDef(def) if !def.name.starts_with("__") => Some(def),
            _ => None,
        })
        .collect();
    let texts = all("String");
    if !(texts || !methods.is_empty() || !aliases.is_empty()) {
        return Some(draft.finish("Debug"));
    }
    draft.line("");
    draft.line(&format!("impl {name} {{"));
    for (alias, variant) in aliases {
        let constant = super::identifiers::identifier(alias, super::identifiers::Style::Screaming);
        draft.line(&format!("    const {constant}: Self = Self::{variant};"));
    }
    if texts && !methods.iter().any(|it| it.name.as_str() == "value") {
        draft.line("    fn value(self) -> &'static str {");
        draft.line("        match self {");
        for (variant, value) in &variants {
            let text = super::literals::string(value).unwrap_or_default();
            draft.line(&format!("            Self::{variant} => {},", quoted(text)));
        }
        draft.line("        }");
        draft.line("    }");
    }
    let mut seen: Vec<String> = Vec::new();
    for method in methods {
        let rust = super::identifiers::snake(&method.name);
        if seen.contains(&rust) {
            continue;
        }
        seen.push(rust);
        draft.line("");
        function(&mut draft, method, receiver(method), "    ");
    }
    draft.line("}");
    Some(draft.finish("Debug"))
}

/// A discriminant is an `isize`.
fn fits(number: &str) -> bool {
    number.parse::<isize>().is_ok()
}

/// The names that a class body assigns, with their values.
fn members(class: &ast::StmtClassDef) -> Vec<(&str, &Expr)> {
    let assignments = class.body.iter().filter_map(Stmt::as_assign_stmt);
    assignments
        .filter_map(|assign| match &assign.targets[..] {
            [Expr::Name(name)] if !name.id.starts_with('_') => {
                Some((name.id.as_str(), &*assign.value))
            }
            _ => None,
        })
        .collect()
}
