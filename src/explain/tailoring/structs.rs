//! Classes that are nothing but fields, as structs: dataclasses, named tuples, members dictionaries.

use rustpython_ast::{self as ast, Expr, Stmt};

use super::classes::{missing, write_impl};
use super::draft::{Draft, possible_derives};
use super::identifiers::{Names, pascal, snake};
use super::literals::{literal, one_line, string, todo};
use super::reader::{Reader, last_name};
use super::signature::document;
use crate::idioms::findings::Finding;

/// A field of a struct.
pub(super) struct Field<'a> {
    /// As in the source.
    name: &'a str,
    annotation: Option<&'a Expr>,
    default: Option<&'a Expr>,
}

/// Whether a decorator is `@dataclass` or `@dataclass(...)`.
pub(super) fn is_dataclass(decorator: &ast::Decorator) -> bool {
    let name = match &decorator.expression {
        Expr::Call(call) => last_name(&call.func),
        other => last_name(other),
    };
    name == Some("dataclass")
}

/// `@dataclass`: fields, derives as its arguments ask, defaults.
pub(super) fn dataclass(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let decorator = class.decorator_list.iter().find(|it| is_dataclass(it))?;
    let option = |name: &str, otherwise: bool| match &decorator.expression {
        Expr::Call(call) => match call.arguments.find_keyword(name).map(|it| &it.value) {
            Some(Expr::BooleanLiteral(value)) => value.value,
            _ => otherwise,
        },
        _ => otherwise,
    };
    let mut derives = vec!["Debug", "Clone"];
    if option("eq", true) {
        derives.push("PartialEq");
    }
    if option("order", false) {
        derives.extend(["PartialOrd", "Eq", "Ord"]);
    }
    if option("eq", true) && (option("frozen", false) || option("unsafe_hash", false)) {
        derives.extend(["Eq", "Hash"]);
    }
    derives.sort_by_key(|it| TUPLE.iter().position(|known| known == it));
    derives.dedup();
    let others = class.decorator_list.iter().filter(|it| *it != decorator);
    let others = others.map(|it| one_line(&format!("@{}", reader.text(&it.expression))));
    Some(of_class(reader, class, &derives, others.collect()))
}

/// A `TypedDict`, if all its keys are there and are names of fields as they are.
pub(super) fn typed_dict(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let is_alone = class.bases().len() == 1 && class.keywords().is_empty();
    let is_a_field = |field: &Field<'_>| {
        snake(field.name) == field.name
            && !matches!(field.annotation, Some(Expr::Subscript(it))
                if matches!(last_name(&it.value), Some("NotRequired" | "Required" | "ReadOnly")))
    };
    if !is_alone || !fields(class).iter().all(is_a_field) {
        return None;
    }
    let derives = ["Debug", "Clone", "PartialEq"];
    Some(of_class(reader, class, &derives, Vec::new()))
}

/// `namedtuple("Point", "x y")`, `NamedTuple("Point", [("x", int)])`, or a class of that base.
pub(super) fn named_tuple(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let Some((call, _)) = reader.call(finding) else {
        let class = reader.class(finding)?;
        return Some(of_class(reader, class, &TUPLE, Vec::new()));
    };
    if !call.arguments.keywords.is_empty() {
        return None;
    }
    let name = string(call.arguments.args.first()?)?;
    let mut fields = Vec::new();
    match call.arguments.args.get(1)? {
        Expr::StringLiteral(names) => {
            let names = names.value.to_str().split([',', ' ', '\n']);
            fields.extend(names.filter(|it| !it.is_empty()).map(|name| Field {
                name,
                annotation: None,
                default: None,
            }));
        }
        Expr::List(ast::ExprList { elts, .. }) | Expr::Tuple(ast::ExprTuple { elts, .. }) => {
            for item in elts {
                let (name, annotation) = match item {
                    Expr::Tuple(pair) => (pair.elts.first()?, pair.elts.get(1)),
                    name => (name, None),
                };
                fields.push(Field {
                    name: string(name)?,
                    annotation,
                    default: None,
                });
            }
        }
        _ => return None,
    }
    let mut draft = Draft::new(reader);
    let derives = structure(&mut draft, reader, &pascal(name), &fields, &TUPLE);
    Some(draft.finish(&derives))
}

/// What tuples derive: they compare and hash by their values.
const TUPLE: [&str; 7] = [
    "Debug",
    "Clone",
    "PartialEq",
    "PartialOrd",
    "Eq",
    "Ord",
    "Hash",
];

/// `left` is what is left to write whatever the class body has.
fn of_class(
    reader: &Reader<'_>,
    class: &ast::StmtClassDef,
    derives: &[&str],
    mut left: Vec<String>,
) -> String {
    let mut draft = Draft::new(reader);
    document(&mut draft, &class.body, "");
    let fields = fields(class);
    let name = pascal(&class.name);
    let derives = structure(&mut draft, reader, &name, &fields, derives);
    write_impl(&mut draft, class, &name);
    left.extend(missing(
        reader,
        class,
        &["NamedTuple", "TypedDict", "object"],
    ));
    for stmt in &class.body {
        let is_left = match stmt {
            Stmt::AnnAssign(it) => {
                let is_field = it.target.as_name_expr().is_some_and(|name| {
                    let mut fields = fields.iter();
                    fields.any(|field| field.name == name.id.as_str())
                });
                // Whatever a field is told beyond its default: `compare=False`, `init=False`.
                let is_told = it
                    .value
                    .as_deref()
                    .and_then(Expr::as_call_expr)
                    .is_some_and(|call| {
                        let mut names = call.arguments.keywords.iter().map(|it| it.arg.as_deref());
                        last_name(&call.func) != Some("field")
                            || !names.all(|it| matches!(it, Some("default" | "default_factory")))
                    });
                let is_only_a_parameter = matches!(&*it.annotation, Expr::Subscript(it)
                    if last_name(&it.value) == Some("InitVar"));
                !is_field || is_told || is_only_a_parameter
            }
            Stmt::Assign(_) => true,
            _ => false,
        };
        if is_left {
            left.push(one_line(reader.text(stmt)));
        }
    }
    draft.still_to_write(&left);
    draft.finish(&derives)
}

/// The annotated names of a class body.
pub(super) fn fields(class: &ast::StmtClassDef) -> Vec<Field<'_>> {
    let annotated = class.body.iter().filter_map(Stmt::as_ann_assign_stmt);
    annotated
        .filter_map(|assign| match (&*assign.target, &*assign.annotation) {
            // `ClassVar[...]` is no field.
            (_, Expr::Subscript(it)) if last_name(&it.value) == Some("ClassVar") => None,
            (Expr::Name(name), annotation) => Some(Field {
                name: &name.id,
                annotation: Some(annotation),
                default: assign.value.as_deref(),
            }),
            _ => None,
        })
        .collect()
}

/// Writes the struct and what makes one; returns the derives, which its stand-ins need too.
fn structure(
    draft: &mut Draft<'_>,
    reader: &Reader<'_>,
    name: &str,
    fields: &[Field<'_>],
    derives: &[&str],
) -> String {
    draft.fields_of(name);
    let mut names = Names::default();
    let members: Vec<(String, String)> = fields
        .iter()
        .map(|field| {
            let rust = match (field.annotation, field.default.and_then(literal)) {
                (None, Some((_, kind))) => kind,
                (annotation, _) => draft.annotated(annotation),
            };
            (names.unique(field.name), rust)
        })
        .collect();
    draft.fields_end();
    let types: Vec<String> = members.iter().map(|(_, kind)| kind.clone()).collect();
    let derives = possible_derives(derives, &types);
    draft.line(&format!("#[derive({derives})]"));
    if members.is_empty() {
        draft.line(&format!("struct {name};"));
        return derives;
    }
    draft.line(&format!("struct {name} {{"));
    for (field, kind) in &members {
        draft.line(&format!("    {field}: {kind},"));
    }
    draft.line("}");
    if fields.iter().any(|field| field.default.is_some()) {
        draft.line("");
        made_with_defaults(draft, reader, name, fields, &members);
    }
    derives
}

/// `Default` if every field has one, otherwise a constructor that asks for the others.
fn made_with_defaults(
    draft: &mut Draft<'_>,
    reader: &Reader<'_>,
    name: &str,
    fields: &[Field<'_>],
    members: &[(String, String)],
) {
    let required: Vec<String> = fields
        .iter()
        .zip(members)
        .filter(|(field, _)| field.default.is_none())
        .map(|(_, (field, kind))| format!("{field}: {kind}"))
        .collect();
    if required.is_empty() {
        draft.line(&format!("impl Default for {name} {{"));
        draft.line("    fn default() -> Self {");
    } else {
        draft.line(&format!("impl {name} {{"));
        draft.line("    /// With Python's defaults for the other fields.");
        let head = super::signature::signature("    ", "fn new", &required, " -> Self");
        draft.line(&format!("{head} {{"));
    }
    draft.line("        Self {");
    for (field, (name, kind)) in fields.iter().zip(members) {
        match field.default {
            None => draft.line(&format!("            {name},")),
            Some(default) => {
                let value = default_value(reader, default, kind);
                draft.line(&format!("            {name}: {value},"));
            }
        }
    }
    draft.line("        }");
    draft.line("    }");
    draft.line("}");
}

/// A default as a value of type `kind`; what cannot be carried over is left to do.
fn default_value(reader: &Reader<'_>, default: &Expr, kind: &str) -> String {
    let inner = kind
        .strip_prefix("Option<")
        .and_then(|it| it.strip_suffix('>'));
    match (default, inner) {
        (Expr::NoneLiteral(_), Some(_)) => return "None".to_owned(),
        (Expr::Call(call), _) if last_name(&call.func) == Some("field") => {
            if let Some(value) = call.arguments.find_keyword("default") {
                return default_value(reader, &value.value, kind);
            }
            let factory = call.arguments.find_keyword("default_factory");
            let is_collection = ["Vec<", "HashMap<", "HashSet<"]
                .iter()
                .any(|it| kind.starts_with(it));
            let makes_empty = factory
                .is_some_and(|it| matches!(last_name(&it.value), Some("list" | "dict" | "set")));
            if is_collection && makes_empty {
                let name = kind.split('<').next().unwrap_or(kind);
                return format!("{name}::new()");
            }
        }
        _ => {}
    }
    match (literal(default), inner) {
        (Some((text, found)), _) if found == kind => text,
        (Some((text, found)), Some(inner)) if found == inner => format!("Some({text})"),
        (Some((text, found)), _) if found == "i64" && kind == "f64" => format!("{text}.0"),
        _ => todo(reader.text(default)),
    }
}
