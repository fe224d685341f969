//! What classes declare in their bodies: fields, attributes and the options of records.

use super::class_form::{ClassAttribute, ClassForm, Declared, EnumForm, Member, RecordOptions};
use super::ir::{ExprId, FuncId, Kind, Program, Stmt, StmtKind, Target};
use rustpython_ast as ast;

/// The options of `@dataclass(..)`; nothing if one of them is not read.
pub(super) fn record_options(program: &Program<'_>, decorator: ExprId) -> Option<RecordOptions> {
    let mut options = RecordOptions {
        eq: true,
        order: false,
        frozen: false,
        repr: true,
        keyword_only: false,
        hash: false,
    };
    let (of, arguments) = match program.kind(decorator) {
        Kind::Call(of, arguments) => (*of, arguments.as_slice()),
        _ => (decorator, &[][..]),
    };
    if !matches!(program.kind(of), Kind::Import(name) if name == "dataclasses.dataclass") {
        return None;
    }
    for argument in arguments {
        let Kind::Bool(value) = program.kind(argument.value) else {
            return None;
        };
        match argument.name.as_deref()? {
            "eq" => options.eq = *value,
            "order" => options.order = *value,
            "frozen" => options.frozen = *value,
            "repr" => options.repr = *value,
            "kw_only" => options.keyword_only = *value,
            "unsafe_hash" => options.hash = *value,
            "slots" | "match_args" | "weakref_slot" => {}
            "init" if *value => {}
            _ => return None,
        }
    }
    options.hash |= options.eq && options.frozen;
    Some(options)
}

/// What a base outside of the file makes of a class; nothing if it makes no difference.
pub(super) fn form_of_base(name: &str) -> Option<ClassForm> {
    match name {
        "enum.Enum" => Some(ClassForm::Enum(EnumForm::Plain)),
        "enum.IntEnum" => Some(ClassForm::Enum(EnumForm::Int)),
        "enum.StrEnum" => Some(ClassForm::Enum(EnumForm::Text)),
        "enum.Flag" | "enum.IntFlag" => Some(ClassForm::Enum(EnumForm::Flag)),
        "typing.NamedTuple" => Some(ClassForm::Tuple),
        "object" | "abc.ABC" | "typing.Protocol" | "typing.Generic" => None,
        _ => Some(ClassForm::Refused(
            "a class that derives from one of a library",
        )),
    }
}

/// The fields, members and attributes that a class body declares, by its form.
pub(super) struct Declarations<'a> {
    pub(super) fields: Vec<Declared<'a>>,
    pub(super) members: Vec<Member>,
    pub(super) attributes: Vec<ClassAttribute>,
    /// A second name for a method: `__rmul__ = __mul__`.
    pub(super) aliases: Vec<(String, FuncId)>,
    /// What is not read, if anything.
    pub(super) refused: Option<&'static str>,
}

/// Reads the body of a class of a form.
pub(super) fn declarations<'a>(
    program: &Program<'a>,
    form: ClassForm,
    tree: &'a [ast::Stmt],
    body: &[Stmt<'a>],
) -> Declarations<'a> {
    let mut found = Declarations {
        fields: Vec::new(),
        members: Vec::new(),
        attributes: Vec::new(),
        aliases: Vec::new(),
        refused: None,
    };
    for (tree, stmt) in tree.iter().zip(body) {
        match (&stmt.kind, tree) {
            (
                StmtKind::Docstring | StmtKind::Pass | StmtKind::Function(_) | StmtKind::Import,
                _,
            ) => {}
            (StmtKind::Expr(expr), _)
                if matches!(
                    program.kind(*expr),
                    Kind::Unsupported("an ellipsis") | Kind::Str(_)
                ) => {}
            (_, ast::Stmt::AnnAssign(declared)) => {
                let Some(name) = crate::python::names::bare_name(&declared.target) else {
                    found.refused = Some("a class body that does more than to declare");
                    continue;
                };
                let value = match &stmt.kind {
                    StmtKind::Assign { value, .. } => Some(*value),
                    _ => None,
                };
                let is_field = matches!(form, ClassForm::Record(_) | ClassForm::Tuple)
                    && !is_class_variable(&declared.annotation);
                if is_field {
                    let mut field = Declared {
                        name: name.to_owned(),
                        annotation: Some(&*declared.annotation),
                        default: value,
                        is_fresh: false,
                        is_given: true,
                        is_shown: true,
                        is_compared: true,
                        is_keyword_only: false,
                        span: stmt.span.clone(),
                        line: stmt.line,
                    };
                    if let Some(value) = value
                        && !read_field(program, value, &mut field)
                    {
                        found.refused = Some("a field() of this form");
                    }
                    found.fields.push(field);
                } else if let Some(value) = value {
                    attribute(program, form, stmt, value, &mut found);
                }
            }
            (StmtKind::Assign { value, .. }, _) => {
                attribute(program, form, stmt, *value, &mut found);
            }
            _ => found.refused = Some("a class body that does more than to declare"),
        }
    }
    found
}

fn attribute<'a>(
    program: &Program<'a>,
    form: ClassForm,
    stmt: &Stmt<'a>,
    value: ExprId,
    found: &mut Declarations<'a>,
) {
    let StmtKind::Assign { targets, .. } = &stmt.kind else {
        return;
    };
    let [Target::Var(var)] = targets.as_slice() else {
        found.refused = Some("a class body that does more than to declare");
        return;
    };
    let name = program.var(*var).name.clone();
    if name.starts_with("__") && name.ends_with("__") {
        match program.kind(value) {
            Kind::Func(func) => found.aliases.push((name, *func)),
            _ if name == "__slots__" || name == "__match_args__" => {}
            _ => found.refused = Some("an attribute of a class with such a name"),
        }
        return;
    }
    if let Kind::Func(func) = program.kind(value) {
        found.aliases.push((name, *func));
        return;
    }
    if matches!(form, ClassForm::Enum(_)) && !name.starts_with('_') {
        let is_auto = matches!(program.kind(value), Kind::Call(func, arguments)
            if arguments.is_empty()
                && matches!(program.kind(*func), Kind::Import(name) if name == "enum.auto"));
        found.members.push(Member {
            name,
            var: *var,
            value: (!is_auto).then_some(value),
            line: stmt.line,
        });
        return;
    }
    found.attributes.push(ClassAttribute {
        name,
        var: *var,
        value,
        line: stmt.line,
    });
}

/// Whether an annotation says that the variable is the class's own.
fn is_class_variable(annotation: &ast::Expr) -> bool {
    match annotation {
        ast::Expr::Subscript(subscript) => is_class_variable(&subscript.value),
        ast::Expr::Name(name) => name.id.as_str() == "ClassVar",
        ast::Expr::Attribute(attribute) => attribute.attr.as_str() == "ClassVar",
        _ => false,
    }
}

/// Reads `field(..)`, if a default is one; whether all of it is read.
fn read_field(program: &Program<'_>, value: ExprId, field: &mut Declared<'_>) -> bool {
    let Kind::Call(func, arguments) = program.kind(value) else {
        return true;
    };
    if !matches!(program.kind(*func), Kind::Import(name) if name == "dataclasses.field") {
        return true;
    }
    field.default = None;
    for argument in arguments {
        let truth = match program.kind(argument.value) {
            Kind::Bool(truth) => Some(*truth),
            _ => None,
        };
        match (argument.name.as_deref(), truth) {
            (Some("default"), _) => field.default = Some(argument.value),
            (Some("default_factory"), _) => {
                field.default = Some(argument.value);
                field.is_fresh = true;
            }
            (Some("init"), Some(truth)) => field.is_given = truth,
            (Some("repr"), Some(truth)) => field.is_shown = truth,
            (Some("compare"), Some(truth)) => field.is_compared = truth,
            (Some("kw_only"), Some(truth)) => field.is_keyword_only = truth,
            (Some("hash" | "metadata"), _) => {}
            _ => return false,
        }
    }
    true
}
