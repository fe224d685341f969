//! An `Enum` class as an enum with its members.

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr, Stmt};

use super::classes::missing;
use super::draft::Draft;
use super::identifiers::{Names, Style, identifier, pascal, snake};
use super::literals::{literal, quoted, string};
use super::reader::{Reader, last_name};
use super::receiver::Changing;
use super::signature::{document, function, is_special};
use crate::idioms::findings::Finding;

/// Bases of classes whose members are nothing but their values.
const BASES: [&str; 6] = ["Enum", "IntEnum", "StrEnum", "int", "object", "str"];

/// The enum of a finding, with its values and methods.
pub(super) fn enumeration(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let members = members(class)?;
    let name = pascal(&class.name);
    let mut draft = Draft::new(reader);
    draft.defines(&name);
    document(&mut draft, &class.body, "");
    let mut variants: Vec<(String, &Expr)> = Vec::new();
    let mut aliases = Vec::new();
    let mut taken = Names::default();
    let mut values: FxHashMap<(String, String), String> = FxHashMap::default();
    for (member, value) in members {
        let value_text = Some(literal(value)?);
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
    // Only members of an `IntEnum` have an order, that of their values, as discriminants have.
    let is_ordered = class
        .bases()
        .iter()
        .any(|it| last_name(it) == Some("IntEnum"));
    let order = if is_ordered { ", PartialOrd, Ord" } else { "" };
    draft.line(&format!(
        "#[derive(Debug, Clone, Copy, PartialEq, Eq{order}, Hash)]"
    ));
    draft.line(&format!("enum {name} {{"));
    let kinds: Vec<Option<String>> = variants
        .iter()
        .map(|(_, value)| Some(literal(value)?.1))
        .collect();
    let all = |kind: &str| kinds.iter().all(|it| it.as_deref() == Some(kind));
    let texts = all("String");
    if !texts && (!all("i64") || is_of_text(class)) {
        return None;
    }
    for (variant, value) in &variants {
        match literal(value) {
            Some((number, _)) if !texts => draft.line(&format!("    {variant} = {number},")),
            _ => draft.line(&format!("    {variant},")),
        }
    }
    draft.line("}");
    let missing = missing(reader, class, &BASES);
    if !texts && aliases.is_empty() && methods(class).next().is_none() {
        draft.still_to_write(&missing);
        return Some(draft.finish("Debug"));
    }
    let texts = variants.iter().filter(|_| texts);
    let texts: Vec<(&str, &str)> = texts
        .map(|(variant, value)| (variant.as_str(), string(value).unwrap_or_default()))
        .collect();
    draft.line("");
    write_impl(&mut draft, class, &name, &aliases, &texts);
    draft.still_to_write(&missing);
    Some(draft.finish("Debug"))
}

/// The methods: names for aliases, the values where they are texts, and the class's own.
fn write_impl(
    draft: &mut Draft<'_>,
    class: &ast::StmtClassDef,
    name: &str,
    aliases: &[(&str, String)],
    texts: &[(&str, &str)],
) {
    let methods: Vec<&ast::StmtFunctionDef> = methods(class).collect();
    let changing = Changing::of(class);
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
            function(draft, method, changing.receiver(method), "    ");
        }
    }
    draft.line("}");
}

/// The methods that have a name of their own in Rust.
fn methods(class: &ast::StmtClassDef) -> impl Iterator<Item = &ast::StmtFunctionDef> {
    let methods = class.body.iter().filter_map(Stmt::as_function_def_stmt);
    methods.filter(|def| !is_special(def))
}

/// Whether the members are texts: their order and their printing are those of texts.
fn is_of_text(class: &ast::StmtClassDef) -> bool {
    let mut bases = class.bases().iter();
    bases.any(|it| matches!(last_name(it), Some("str" | "StrEnum")))
}

/// The names that a class body assigns, with their values; `None` where its members are more than that,
/// as those of a `Flag` are.
fn members(class: &ast::StmtClassDef) -> Option<Vec<(&str, &Expr)>> {
    let mut bases = class.bases().iter();
    if !bases.all(|it| last_name(it).is_some_and(|it| BASES.contains(&it))) {
        return None;
    }
    let mut members = Vec::new();
    for stmt in &class.body {
        match stmt {
            Stmt::Assign(assign) => match &assign.targets[..] {
                [Expr::Name(name)] if !name.id.starts_with('_') => {
                    members.push((name.id.as_str(), &*assign.value));
                }
                _ => return None,
            },
            Stmt::AnnAssign(_) => return None,
            _ => {}
        }
    }
    (!members.is_empty()).then_some(members)
}
