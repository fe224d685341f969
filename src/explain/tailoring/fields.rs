//! The fields of a class: what its body names, and what its methods assign to `self`.

use rustc_hash::FxHashMap;
use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::draft::Draft;
use super::identifiers::Names;
use super::literals::literal;
use super::reader::last_name;
use super::receiver::first_parameter;

/// The fields of a class.
pub(super) struct Fields<'a> {
    /// Names in Rust's spelling, and types.
    pub(super) list: Vec<(String, String)>,
    /// The statements of the class body that give a value, with the place in `list` of the field that
    /// it is the value of.
    pub(super) values: Vec<(&'a Stmt, Option<usize>)>,
}

/// The fields of a class in the order in which they are first named, with the types that annotations,
/// parameters or literals show.
pub(super) fn fields<'a>(draft: &mut Draft<'_>, class: &'a ast::StmtClassDef) -> Fields<'a> {
    let mut found = Found {
        draft,
        list: Vec::new(),
        known: FxHashMap::default(),
        names: Names::default(),
    };
    let mut values = Vec::new();
    for stmt in &class.body {
        match stmt {
            Stmt::AnnAssign(it) if !is_class_variable(&it.annotation) => {
                let Expr::Name(name) = &*it.target else {
                    values.push((stmt, None));
                    continue;
                };
                let kind = found.draft.annotated(Some(&it.annotation));
                let index = found.add(&name.id, kind);
                values.extend(it.value.is_some().then_some((stmt, Some(index))));
            }
            Stmt::AnnAssign(_) => values.push((stmt, None)),
            Stmt::Assign(it) => {
                let index = match (&it.targets[..], literal(&it.value)) {
                    ([Expr::Name(name)], Some((_, kind))) => Some(found.add(&name.id, kind)),
                    _ => None,
                };
                values.push((stmt, index));
            }
            _ => {}
        }
    }
    for def in class.body.iter().filter_map(Stmt::as_function_def_stmt) {
        let is_bound_otherwise = def.decorator_list.iter().any(|it| {
            matches!(
                last_name(&it.expression),
                Some("staticmethod" | "classmethod")
            )
        });
        if let Some(this) = first_parameter(def).filter(|_| !is_bound_otherwise) {
            let found = &mut found;
            Assigned { found, def, this }.visit_body(&def.body);
        }
    }
    Fields {
        list: found.list,
        values,
    }
}

/// `ClassVar[...]` is no field.
fn is_class_variable(annotation: &Expr) -> bool {
    let name = match annotation {
        Expr::Subscript(it) => last_name(&it.value),
        other => last_name(other),
    };
    name == Some("ClassVar")
}

struct Found<'d, 'r, 'a> {
    draft: &'d mut Draft<'r>,
    list: Vec<(String, String)>,
    /// Where a field stands in the list, by its name in the source.
    known: FxHashMap<&'a str, usize>,
    names: Names,
}

impl<'a> Found<'_, '_, 'a> {
    /// Notes that `name` was given a value of type `kind`. Where values of two types meet, the type is
    /// not known. Returns where the field stands.
    fn add(&mut self, name: &'a str, kind: String) -> usize {
        let Some(&index) = self.known.get(name) else {
            self.known.insert(name, self.list.len());
            self.list.push((self.names.unique(name), kind));
            return self.list.len() - 1;
        };
        let first = &mut self.list[index].1;
        if *first != kind && !first.starts_with("Option<") {
            *first = self.draft.unknown();
        }
        index
    }
}

/// What a method assigns to its object.
struct Assigned<'f, 'd, 'r, 'a> {
    found: &'f mut Found<'d, 'r, 'a>,
    def: &'a ast::StmtFunctionDef,
    this: &'a str,
}

impl<'a> Assigned<'_, '_, '_, 'a> {
    fn assign(&mut self, target: &'a Expr, value: Option<&'a Expr>) {
        match target {
            Expr::Attribute(it) if matches!(&*it.value, Expr::Name(it) if it.id == self.this) => {
                // What is annotated once is that.
                let is_known = self.found.known.contains_key(it.attr.as_str());
                let kind = match value {
                    Some(value) => value_kind(self.found.draft, self.def, value),
                    None => self.found.draft.unknown(),
                };
                let says_nothing = kind == self.found.draft.unknown();
                if !(is_known && says_nothing) {
                    self.found.add(&it.attr, kind);
                }
            }
            Expr::Tuple(targets) => {
                let values = match value {
                    Some(Expr::Tuple(it)) if it.elts.len() == targets.elts.len() => Some(&it.elts),
                    _ => None,
                };
                for (index, target) in targets.elts.iter().enumerate() {
                    self.assign(target, values.map(|it| &it[index]));
                }
            }
            _ => {}
        }
    }
}

impl<'a> StatementVisitor<'a> for Assigned<'_, '_, '_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assign(it) => {
                for target in &it.targets {
                    self.assign(target, Some(&it.value));
                }
            }
            Stmt::AnnAssign(it) => {
                if let Expr::Attribute(target) = &*it.target
                    && matches!(&*target.value, Expr::Name(it) if it.id == self.this)
                {
                    let kind = self.found.draft.annotated(Some(&it.annotation));
                    self.found.add(&target.attr, kind);
                }
            }
            Stmt::AugAssign(it) => {
                // A number that grows by something else is no longer what it was first.
                if literal(&it.value).is_none_or(|(_, kind)| kind == "f64")
                    && let Expr::Attribute(target) = &*it.target
                    && matches!(&*target.value, Expr::Name(it) if it.id == self.this)
                {
                    let kind = value_kind(self.found.draft, self.def, &it.value);
                    self.found.add(&target.attr, kind);
                }
            }
            Stmt::For(it) => self.assign(&it.target, None),
            Stmt::With(it) => {
                for item in &it.items {
                    if let Some(target) = item.optional_vars.as_deref() {
                        self.assign(target, None);
                    }
                }
            }
            // Another function's `self` is its own.
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return,
            _ => {}
        }
        walk_stmt(self, stmt);
    }
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
