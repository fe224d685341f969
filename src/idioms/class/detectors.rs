//! What the rows of `class` ask of a node.

use rustc_hash::FxHashSet;
use rustpython_ast::{self as ast, Expr, NodeKind, Stmt};
use rustpython_text_size::Ranged;

use crate::idioms::{callee, is_dunder, known, method};
use crate::python::names::bare_name;
use crate::python::scopes::{File, Node, Opener, ScopeId};

pub(super) const ASSIGNMENTS: &[NodeKind] = &[NodeKind::StmtAssign, NodeKind::StmtAnnAssign];

/// Bases, by the last part of their spelling, whose class-level assignments are no class variables.
const FIELDS_NOT_VARIABLES: &[&str] = &[
    "Enum",
    "IntEnum",
    "StrEnum",
    "Flag",
    "IntFlag",
    "NamedTuple",
    "TypedDict",
    "Protocol",
];

pub(super) fn is_metaclass(keyword: &ast::Keyword) -> bool {
    keyword
        .arg
        .as_ref()
        .is_some_and(|arg| arg.as_str() == "metaclass")
}

/// The class whose body the statement stands in directly.
fn class_directly_around<'a>(
    file: &File<'a>,
    scope: ScopeId,
    stmt: &Stmt,
) -> Option<&'a ast::StmtClassDef> {
    match file.scope(scope).opener {
        Opener::Class(class) if stands_in(&class.body, stmt) => Some(class),
        _ => None,
    }
}

/// Whether a statement is one of `body` itself. They are in order, so this is a binary search.
fn stands_in(body: &[Stmt], stmt: &impl Ranged) -> bool {
    body.binary_search_by_key(&stmt.start(), Ranged::start)
        .is_ok_and(|index| body[index].range() == stmt.range())
}

/// Most assignments stand in functions, which is quicker to see than what they assign.
fn is_class(file: &File<'_>, scope: ScopeId) -> bool {
    matches!(file.scope(scope).opener, Opener::Class(_))
}

pub(super) fn is_class_variable(file: &File<'_>, stmt: &Stmt, scope: ScopeId) -> bool {
    if !is_class(file, scope) {
        return false;
    }
    let is_variable = |target: &Expr| bare_name(target).is_some_and(|name| !is_dunder(name));
    let assigns = match stmt {
        Stmt::Assign(assign) => assign.targets.iter().any(is_variable),
        Stmt::AnnAssign(assign) => assign.value.is_some() && is_variable(&assign.target),
        _ => false,
    };
    assigns
        && class_directly_around(file, scope, stmt).is_some_and(|class| {
            let dataclass = class.decorator_list.iter().any(|decorator| {
                let callee = callee(&decorator.expression);
                file.names.resolves_to(callee, known::DATACLASS)
            });
            let fields = class.bases().iter().any(|base| {
                last_part(ast::helpers::map_subscript(base))
                    .is_some_and(|name| FIELDS_NOT_VARIABLES.contains(&name))
            });
            !dataclass && !fields
        })
}

/// The last part of a dotted spelling.
fn last_part(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => bare_name(expr),
    }
}

pub(super) fn is_slots(file: &File<'_>, stmt: &Stmt, scope: ScopeId) -> bool {
    if !is_class(file, scope) {
        return false;
    }
    let is_slots = |target: &Expr| bare_name(target) == Some("__slots__");
    let assigns = match stmt {
        Stmt::Assign(assign) => assign.targets.iter().any(is_slots),
        Stmt::AnnAssign(assign) => assign.value.is_some() && is_slots(&assign.target),
        _ => false,
    };
    assigns && class_directly_around(file, scope, stmt).is_some()
}

/// Whether a class of the file has a `def` of that name directly in its body.
fn has_directly(file: &File<'_>, class: ScopeId, name: &str) -> bool {
    let Opener::Class(node) = file.scope(class).opener else {
        return false;
    };
    file.methods(class)
        .any(|def| def.name.as_str() == name && stands_in(&node.body, def))
}

pub(super) fn is_override(file: &File<'_>, def: &ast::StmtFunctionDef, id: ScopeId) -> bool {
    let name = def.name.as_str();
    let Some(class) = file.scope(id).parent else {
        return false;
    };
    let bases = file.ancestor_classes(class);
    !bases.is_empty()
        && !is_dunder(name)
        && file.is_method(id)
        && bases.iter().any(|base| has_directly(file, *base, name))
}

pub(super) fn is_operator(name: &str) -> bool {
    const UNARY_AND_COMPARISON: &[&str] = &[
        "neg", "pos", "abs", "invert", "eq", "ne", "lt", "le", "gt", "ge", "hash", "bool",
    ];
    const BINARY: &[&str] = &[
        "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift",
        "and", "or", "xor",
    ];
    let Some(name) = name
        .strip_prefix("__")
        .and_then(|name| name.strip_suffix("__"))
    else {
        return false;
    };
    let reflected = name.strip_prefix(['r', 'i']);
    UNARY_AND_COMPARISON.contains(&name)
        || BINARY.contains(&name)
        || reflected.is_some_and(|name| BINARY.contains(&name))
}

pub(super) fn is_nested(file: &File<'_>, class: &ast::StmtClassDef, id: ScopeId) -> bool {
    file.scope(id)
        .parent
        .is_some_and(|parent| match file.scope(parent).opener {
            Opener::Class(outer) => stands_in(&outer.body, class),
            _ => false,
        })
}

/// Whether the function calls a method of a parameter that unrelated classes of the file define.
pub(super) fn is_duck_typed(file: &File<'_>, def: &ast::StmtFunctionDef, id: ScopeId) -> bool {
    !file.is_method(id)
        && file.nodes_of(id).iter().any(|(node, scope)| {
            let Node::Call(call) = node else { return false };
            if !file.may_define(call.callee) {
                return false;
            }
            let Some(method) = method(call.node) else {
                return false;
            };
            let name = method.attr.as_str();
            !name.starts_with('_')
                && bare_name(&method.value).is_some_and(|owner| {
                    def.parameters.includes(owner)
                        && file.own(*scope) == id
                        && file.functions_named(name).nth(1).is_some()
                        && file.binder(owner, *scope) == Some(id)
                })
                && file.remember_unrelated(name, || is_of_unrelated_classes(file, name))
        })
}

/// The classes that define a method of that name, also inside an `if` or `try` of their body.
fn classes_with(file: &File<'_>, name: &str) -> Vec<ScopeId> {
    let methods = file.functions_named(name).filter(|id| file.is_method(*id));
    let mut classes: Vec<ScopeId> = methods
        .filter_map(|method| file.scope(method).parent)
        .collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Whether two or more classes define that method directly, and of all that define it none is an
/// ancestor of another and no two have a common ancestor.
fn is_of_unrelated_classes(file: &File<'_>, name: &str) -> bool {
    let classes = classes_with(file, name);
    let directly = classes
        .iter()
        .filter(|class| has_directly(file, **class, name));
    let mut families = FxHashSet::default();
    directly.count() > 1
        && classes.iter().all(|class| {
            let mut family = file.ancestor_classes(*class).to_vec();
            family.push(*class);
            family.into_iter().all(|member| families.insert(member))
        })
}
