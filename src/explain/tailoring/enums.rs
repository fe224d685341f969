//! An `Enum` class as an enum with its members.

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr, Stmt};

use super::draft::Draft;
use super::identifiers::{Names, Style, identifier, pascal, snake};
use super::literals::{literal, quoted, string};
use super::reader::{Reader, last_name};
use super::signature::{document, function, receiver};
use crate::idioms::findings::Finding;
use crate::text::visible;

/// The enum of a finding, with its values and methods.
pub(super) fn enumeration(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let members = members(class);
    if members.is_empty() {
        return None;
    }
    let name = pascal(&class.name);
    let bases: Vec<&str> = class.bases().iter().filter_map(last_name).collect();
    let mut draft = Draft::new(reader);
    draft.defines(&name);
    document(&mut draft, &class.body, "");
    if bases.iter().any(|base| matches!(*base, "Flag" | "IntFlag")) {
        draft.line(
            "// Members that are combined with `|`: the crate `bitflags` makes a type of them.",
        );
    }
    let mut variants: Vec<(String, &Expr)> = Vec::new();
    let mut aliases = Vec::new();
    let mut taken = Names::default();
    let mut values: FxHashMap<(String, String), String> = FxHashMap::default();
    for (member, value) in members {
        let value_text = literal(value);
        if let Some(first) = value_text.as_ref().and_then(|it| values.get(it)) {
            aliases.push((member, first.clone()));
            continue;
        }
        let mut variant = pascal(member);
        while !taken.take(variant.clone()) {
            variant.push('_');
        }
        values.extend(value_text.map(|it| (it, variant.clone())));
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
    let texts = variants.iter().filter(|_| texts);
    let texts: Vec<(&str, &str)> = texts
        .map(|(variant, value)| (variant.as_str(), string(value).unwrap_or_default()))
        .collect();
    draft.line("");
    write_impl(&mut draft, &name, &aliases, &texts, &methods);
    Some(draft.finish("Debug"))
}

/// The methods: names for aliases, the values where they are texts, and the class's own.
fn write_impl(
    draft: &mut Draft<'_>,
    name: &str,
    aliases: &[(&str, String)],
    texts: &[(&str, &str)],
    methods: &[&ast::StmtFunctionDef],
) {
    draft.line(&format!("impl {name} {{"));
    // An empty line stands between what is in the block, not before the first.
    let mut separator = None;
    for (alias, variant) in aliases {
        let constant = identifier(alias, Style::Screaming);
        draft.line(&format!("    const {constant}: Self = Self::{variant};"));
        separator = Some("");
    }
    if !texts.is_empty() && !methods.iter().any(|it| it.name.as_str() == "value") {
        separator
            .replace("")
            .into_iter()
            .for_each(|it| draft.line(it));
        draft.line("    fn value(self) -> &'static str {");
        draft.line("        match self {");
        for (variant, text) in texts {
            draft.line(&format!("            Self::{variant} => {},", quoted(text)));
        }
        draft.line("        }");
        draft.line("    }");
    }
    let mut seen = Names::default();
    for method in methods {
        if seen.take(snake(&method.name)) {
            separator
                .replace("")
                .into_iter()
                .for_each(|it| draft.line(it));
            function(draft, method, receiver(method), "    ");
        }
    }
    draft.line("}");
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
