//! A class as a struct with its methods, or as a trait where its methods are for others to write.

use rustc_hash::FxHashSet;
use rustpython_ast::{self as ast, Expr, Stmt};

use super::draft::Draft;
use super::identifiers::{Names, pascal, snake};
use super::literals::literal;
use super::reader::{Reader, last_name};
use super::signature::{self, Receiver, document, function, head, receiver};
use crate::idioms::findings::Finding;

/// A class: its fields as `__init__` sets them, its methods.
pub(super) fn structure(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let mut draft = Draft::new(reader);
    let name = pascal(&class.name);
    write_struct(&mut draft, class, &name);
    write_impl(&mut draft, class, &name);
    Some(draft.finish(""))
}

/// A class with bases: what each base offers is a trait, or a field.
pub(super) fn inheriting(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let name = pascal(&class.name);
    let mut draft = Draft::new(reader);
    let mut bases: Vec<String> = Vec::new();
    for base in class.bases() {
        let base = match base {
            Expr::Subscript(it) => &*it.value,
            other => other,
        };
        let Some(base) = last_name(base) else {
            continue;
        };
        let base = pascal(base);
        if base != name && !has_other_form(&base) && !bases.contains(&base) {
            bases.push(base);
        }
    }
    if bases.is_empty() {
        return None;
    }
    for base in &bases {
        draft.defines(base);
        draft.line(&format!(
            "/// What `{name}` inherits from `{base}`: declare it here."
        ));
        draft.line(&format!("trait {base} {{}}"));
        draft.line("");
    }
    write_struct(&mut draft, class, &name);
    for base in &bases {
        draft.line("");
        draft.line(&format!("impl {base} for {name} {{}}"));
    }
    write_impl(&mut draft, class, &name);
    Some(draft.finish(""))
}

/// Bases that become no trait: what a class of theirs is in Rust, another idiom's card shows.
fn has_other_form(base: &str) -> bool {
    const OTHERS: [&str; 22] = [
        "Abc",
        "BaseException",
        "Dict",
        "Enum",
        "Exception",
        "Flag",
        "Float",
        "Generic",
        "Int",
        "IntEnum",
        "IntFlag",
        "List",
        "NamedTuple",
        "Object",
        "Protocol",
        "Set",
        "Str",
        "StrEnum",
        "TestCase",
        "Tuple",
        "Type",
        "TypedDict",
    ];
    OTHERS.contains(&base) || base.ends_with("Error") || base.ends_with("Warning")
}

/// A protocol or an abstract class: a trait with its methods; those with a body are provided.
pub(super) fn interface(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let name = pascal(&class.name);
    let mut draft = Draft::new(reader);
    let methods = methods(class);
    draft.interface(&name, methods.iter().any(|method| method.is_async));
    document(&mut draft, &class.body, "");
    if methods.is_empty() {
        draft.line(&format!("trait {name} {{}}"));
        return Some(draft.finish(""));
    }
    draft.line(&format!("trait {name} {{"));
    for (index, method) in methods.iter().enumerate() {
        if index > 0 {
            draft.line("");
        }
        if is_provided(method) {
            function(&mut draft, method, receiver(method), "    ");
        } else {
            document(&mut draft, &method.body, "    ");
            let head = head(&mut draft, method, receiver(method), "    ");
            draft.line(&format!("{head};"));
        }
    }
    draft.line("}");
    Some(draft.finish(""))
}

/// Whether the method has a body of its own: more than a docstring, `...`, `pass` or a `raise`.
fn is_provided(method: &ast::StmtFunctionDef) -> bool {
    let is_abstract = method
        .decorator_list
        .iter()
        .any(|it| last_name(&it.expression).is_some_and(|it| it.starts_with("abstract")));
    let is_empty = |stmt: &Stmt| match stmt {
        Stmt::Pass(_) | Stmt::Raise(_) => true,
        Stmt::Expr(it) => matches!(
            &*it.value,
            Expr::StringLiteral(_) | Expr::EllipsisLiteral(_)
        ),
        _ => false,
    };
    !is_abstract && !method.body.iter().all(is_empty)
}

fn write_struct(draft: &mut Draft<'_>, class: &ast::StmtClassDef, name: &str) {
    document(draft, &class.body, "");
    draft.fields_of(name);
    let fields = attributes(draft, class);
    draft.fields_end();
    if fields.is_empty() {
        draft.line(&format!("struct {name};"));
        return;
    }
    draft.line(&format!("struct {name} {{"));
    for (field, kind) in &fields {
        draft.line(&format!("    {field}: {kind},"));
    }
    draft.line("}");
}

fn write_impl(draft: &mut Draft<'_>, class: &ast::StmtClassDef, name: &str) {
    let methods = methods(class);
    let constructor = class.body.iter().find_map(|stmt| match stmt {
        Stmt::FunctionDef(def) if def.name.as_str() == "__init__" => Some(def),
        _ => None,
    });
    if methods.is_empty() && constructor.is_none() {
        return;
    }
    draft.line("");
    draft.line(&format!("impl {name} {{"));
    let mut begun = false;
    if let Some(init) = constructor
        && !methods.iter().any(|it| snake(&it.name) == "new")
    {
        let list = signature::after_self(draft, init);
        let head = signature::signature("    ", "fn new", &list, " -> Self");
        draft.line(&format!("{head} {{"));
        draft.line(&format!(
            "        {}",
            super::literals::todo("the body of __init__")
        ));
        draft.line("    }");
        begun = true;
    }
    for method in methods {
        if begun {
            draft.line("");
        }
        function(draft, method, receiver(method), "    ");
        begun = true;
    }
    draft.line("}");
}

/// The methods that have a name of their own in Rust: no special ones, each name once.
fn methods(class: &ast::StmtClassDef) -> Vec<&ast::StmtFunctionDef> {
    let mut names = Names::default();
    let mut methods = Vec::new();
    for stmt in &class.body {
        let Stmt::FunctionDef(def) = stmt else {
            continue;
        };
        let is_special = def.name.starts_with("__") && def.name.ends_with("__");
        if !is_special && names.take(snake(&def.name)) {
            methods.push(def);
        }
    }
    methods
}

/// The attributes that the methods assign to `self`, `__init__` first, with the types that their
/// annotations, parameters or literals show; and the annotated names of the class body.
fn attributes(draft: &mut Draft<'_>, class: &ast::StmtClassDef) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut names: FxHashSet<&str> = FxHashSet::default();
    let mut taken = Names::default();
    for stmt in &class.body {
        if let Stmt::AnnAssign(it) = stmt
            && let Expr::Name(name) = &*it.target
            && it.value.is_none()
            && names.insert(&name.id)
        {
            let kind = draft.annotated(Some(&it.annotation));
            fields.push((taken.unique(&name.id), kind));
        }
    }
    for stmt in &class.body {
        let Stmt::FunctionDef(def) = stmt else {
            continue;
        };
        if receiver(def) == Receiver::None {
            continue;
        }
        let list = &def.parameters;
        let Some(this) = list.posonlyargs.first().or(list.args.first()) else {
            continue;
        };
        for stmt in &def.body {
            let (targets, value, annotation) = match stmt {
                Stmt::Assign(it) => (&it.targets[..], Some(&*it.value), None),
                Stmt::AnnAssign(it) => (
                    std::slice::from_ref(&*it.target),
                    it.value.as_deref(),
                    Some(&*it.annotation),
                ),
                _ => continue,
            };
            for target in targets {
                let Expr::Attribute(attribute) = target else {
                    continue;
                };
                let is_own =
                    matches!(&*attribute.value, Expr::Name(it) if it.id == this.name().as_str());
                if !is_own || !names.insert(&attribute.attr) {
                    continue;
                }
                let kind = match (annotation, value) {
                    (Some(annotation), _) => draft.annotated(Some(annotation)),
                    (None, Some(value)) => value_kind(draft, def, value),
                    (None, None) => draft.unknown(),
                };
                fields.push((taken.unique(&attribute.attr), kind));
            }
        }
    }
    fields
}

/// The type of what a method assigns: a literal's, or its parameter's.
fn value_kind(draft: &mut Draft<'_>, def: &ast::StmtFunctionDef, value: &Expr) -> String {
    if let Some((_, kind)) = literal(value) {
        return kind;
    }
    if let Expr::NoneLiteral(_) = value {
        return format!("Option<{}>", draft.unknown());
    }
    let parameter = match value {
        Expr::Name(name) => def
            .parameters
            .iter_non_variadic_params()
            .find(|it| it.name() == name.id.as_str()),
        _ => None,
    };
    let annotation = parameter.and_then(|it| it.annotation());
    let default = parameter.and_then(|it| literal(it.default.as_deref()?));
    match (annotation, default) {
        (Some(annotation), _) => draft.annotated(Some(annotation)),
        (None, Some((_, kind))) => kind,
        (None, None) => draft.unknown(),
    }
}
