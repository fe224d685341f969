//! What kind of class each is, and what it declares: from its decorators, its bases and its body.

use rustc_hash::FxHashSet;

use rustpython_ast as ast;

use super::class_form::{
    ClassAttribute, ClassForm, Declared, EnumForm, Member, RecordOptions, Role,
};
use super::ir::{ClassId, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};
use super::ty::Ty;

impl Program<'_> {
    /// The form of a class.
    pub(crate) fn form(&self, class: ClassId) -> ClassForm {
        self.classes[class.at()].form
    }

    /// The class and its bases, in the order in which Python looks.
    pub(crate) fn lineage(&self, class: ClassId) -> Vec<ClassId> {
        let mut lineage = vec![class];
        let mut at = 0;
        while at < lineage.len() && at < 64 {
            for base in &self.classes[lineage[at].at()].bases {
                // A base that comes again stands behind all that derive from it.
                lineage.retain(|it| it != base);
                lineage.push(*base);
            }
            at += 1;
        }
        lineage
    }

    /// Adds a method to a class, behind the others.
    pub(crate) fn add_method(&mut self, class: ClassId, method: FuncId) {
        let name = self.func(method).name.clone();
        let class = &mut self.classes[class.at()];
        class.methods.push(method);
        class.methods_of_name.entry(name).or_default().push(method);
    }

    /// The first method of that name and of a role that fits, of a class or its bases.
    fn member_function(
        &self,
        class: ClassId,
        name: &str,
        fits: impl Fn(Role) -> bool,
    ) -> Option<FuncId> {
        self.lineage(class).into_iter().find_map(|it| {
            let methods = self.classes[it.at()].methods_of_name.get(name)?;
            methods.iter().copied().find(|id| fits(self.func(*id).role))
        })
    }

    /// The method of a class of that name, its own or a base's.
    pub(crate) fn method(&self, class: ClassId, name: &str) -> Option<FuncId> {
        self.member_function(class, name, |role| {
            !matches!(role, Role::Property | Role::Setter | Role::Deleter)
        })
    }

    /// The method that a second name of a class stands for: `__rmul__ = __mul__`.
    pub(crate) fn alias(&self, class: ClassId, name: &str) -> Option<FuncId> {
        self.lineage(class).into_iter().find_map(|it| {
            let aliases = &self.classes[it.at()].aliases;
            Some(aliases.iter().find(|(alias, _)| alias == name)?.1)
        })
    }

    /// The function that a property reads.
    pub(crate) fn property(&self, class: ClassId, name: &str) -> Option<FuncId> {
        self.member_function(class, name, |role| role == Role::Property)
    }

    /// The function that is called where a property is assigned.
    pub(crate) fn setter(&self, class: ClassId, name: &str) -> Option<FuncId> {
        self.member_function(class, name, |role| role == Role::Setter)
    }

    /// The function that is called where a property is deleted.
    pub(crate) fn deleter(&self, class: ClassId, name: &str) -> Option<FuncId> {
        self.member_function(class, name, |role| role == Role::Deleter)
    }

    /// An attribute of a class or of its bases, with the class that has it.
    pub(crate) fn class_attribute(
        &self,
        class: ClassId,
        name: &str,
    ) -> Option<(ClassId, &ClassAttribute)> {
        self.lineage(class).into_iter().find_map(|it| {
            let attributes = &self.classes[it.at()].attributes;
            Some((it, attributes.iter().find(|it| it.name == name)?))
        })
    }

    /// A member of an enum.
    pub(crate) fn member(&self, class: ClassId, name: &str) -> Option<&Member> {
        self.classes[class.at()]
            .members
            .iter()
            .find(|it| it.name == name)
    }

    /// The class of which `name` is a field, as seen from `class`: the one highest up that has it.
    pub(crate) fn field_owner(&self, class: ClassId, name: &str) -> ClassId {
        let lineage = self.lineage(class);
        if lineage.len() == 1 {
            return class;
        }
        let has = |it: &&ClassId| self.classes[it.at()].assigned.iter().any(|of| of == name);
        lineage.iter().rev().find(has).copied().unwrap_or(class)
    }

    /// The type of what a class makes.
    pub(crate) fn instance(&self, class: ClassId) -> Ty {
        match self.form(class) {
            ClassForm::Enum(_) => Ty::Enum(class),
            _ => Ty::Instance(class),
        }
    }

    /// The ids of all classes.
    pub(crate) fn class_ids(&self) -> impl Iterator<Item = ClassId> + use<> {
        let ids: Vec<ClassId> = self.classes.iter().map(|it| it.id).collect();
        ids.into_iter()
    }

    /// Whether other classes derive from one.
    pub(crate) fn is_base(&self, class: ClassId) -> bool {
        self.classes.iter().any(|it| it.bases.contains(&class))
    }

    /// All classes of the hierarchy that a class belongs to, the first one first.
    pub(crate) fn hierarchy(&self, class: ClassId) -> Vec<ClassId> {
        self.class_ids()
            .filter(|it| it.root() == class.root())
            .collect()
    }

    /// The methods and properties of a name in all classes of a hierarchy.
    pub(crate) fn family(&self, root: ClassId, name: &str) -> Vec<FuncId> {
        let classes = self.hierarchy(root);
        let named = |it: &ClassId| self.classes[it.at()].methods_of_name.get(name);
        let methods = classes.iter().filter_map(named).flatten();
        methods
            .copied()
            .filter(|it| matches!(self.func(*it).role, Role::Plain | Role::Property))
            .collect()
    }

    /// The class of a hierarchy that alone has a part of this name, with those that derive from it: neither
    /// the first class nor another one has it.
    pub(crate) fn only_owner(&self, root: ClassId, name: &str) -> Option<ClassId> {
        let has = |id: &ClassId| {
            let class = &self.classes[id.at()];
            class.assigned.iter().any(|it| it == name)
                || class.fields.iter().any(|it| it.name == name)
                || class.methods_of_name.contains_key(name)
        };
        let owners: Vec<ClassId> = self.hierarchy(root).into_iter().filter(has).collect();
        let mut first = owners.iter().filter(|it| {
            let above = self.lineage(**it);
            !above.iter().skip(1).any(|it| owners.contains(it))
        });
        match (first.next(), first.next()) {
            (Some(owner), None) if *owner != root => Some(*owner),
            _ => None,
        }
    }

    /// What an annotation with the name of a class stands for.
    pub(crate) fn annotated(&self, class: ClassId) -> Ty {
        if self.is_base(class) && !matches!(self.form(class), ClassForm::Enum(_)) {
            Ty::Dyn(class.root())
        } else {
            self.instance(class)
        }
    }
}

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

/// Leaves out, in methods that compare, what they do with operands of other classes: such an operand is
/// never passed to them.
pub(super) fn drop_guards(program: &mut Program<'_>) {
    let mut guarded: Vec<(FuncId, VarId, ClassId)> = Vec::new();
    for (index, func) in program.funcs.iter().enumerate() {
        if let (Some(class), Some(operand)) = (func.class, func.params.get(1))
            && func.name.starts_with("__")
            && func.name.ends_with("__")
        {
            let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            guarded.push((id, operand.var, class));
        }
    }
    for (id, operand, class) in guarded {
        let mut body = std::mem::take(&mut program.funcs[id.at()].body);
        let mut falls_through = false;
        let is_short = body.body.len() <= 3;
        if let Some(first) = body
            .body
            .iter_mut()
            .find(|it| !matches!(it.kind, StmtKind::Docstring))
        {
            let is_guard = match &first.kind {
                StmtKind::If { arms, orelse: None } if arms.len() == 1 => {
                    let negated = match program.kind(arms[0].test) {
                        Kind::Unary(ast::UnaryOp::Not, of) => Some(*of),
                        _ => None,
                    };
                    negated.is_some_and(|it| asks_for(program, it, operand, class))
                        && arms[0].body.body.len() == 1
                        && gives_up(program, &arms[0].body.body[0])
                }
                _ => false,
            };
            if is_guard {
                program.guarded.insert(id);
                first.kind = StmtKind::Scoping;
            } else if let StmtKind::If { arms, orelse: None } = &mut first.kind
                && arms.len() == 1
                && asks_for(program, arms[0].test, operand, class)
                && is_short
            {
                falls_through = true;
            } else if let StmtKind::Return(Some(value)) = &first.kind
                && let Some(rest) = without_guard(program, *value, id, operand, class)
            {
                program.guarded.insert(id);
                program.exprs[value.at()].kind = program.exprs[rest.at()].kind.clone();
            }
        }
        if falls_through {
            if body.body.last().is_some_and(|it| gives_up(program, it)) {
                program.guarded.insert(id);
            }
            unwrap_guard(program, &mut body);
        }
        program.funcs[id.at()].body = body;
    }
}

/// `if isinstance(other, C): return x` before `return NotImplemented`: the first is all that is left.
fn unwrap_guard(program: &Program<'_>, body: &mut Suite<'_>) {
    let at = body
        .body
        .iter()
        .position(|it| !matches!(it.kind, StmtKind::Docstring))
        .unwrap_or(0);
    let is_last = |stmt: &Stmt<'_>| gives_up(program, stmt);
    if body.body.len() != at + 2 || !is_last(&body.body[at + 1]) {
        return;
    }
    if let StmtKind::If { arms, .. } = &mut body.body[at].kind
        && let [arm] = arms.as_mut_slice()
        && arm.body.body.len() == 1
        && matches!(arm.body.body[0].kind, StmtKind::Return(Some(_)))
    {
        let inner = arm.body.body[0].kind.clone();
        body.body[at].kind = StmtKind::Scoping;
        body.body[at + 1].kind = inner;
    }
}

/// Whether an expression is `isinstance(operand, class)`.
fn asks_for(program: &Program<'_>, id: ExprId, operand: VarId, class: ClassId) -> bool {
    let Kind::Call(func, arguments) = program.kind(id) else {
        return false;
    };
    matches!(program.kind(*func), Kind::Builtin(name) if name == "isinstance")
        && arguments.len() == 2
        && matches!(program.kind(arguments[0].value), Kind::Var(var) if *var == operand)
        && matches!(program.kind(arguments[1].value), Kind::Class(of) if *of == class)
}

/// `return NotImplemented` and `return False`.
fn gives_up(program: &Program<'_>, stmt: &Stmt<'_>) -> bool {
    match &stmt.kind {
        StmtKind::Return(Some(value)) => match program.kind(*value) {
            Kind::Builtin(name) => name == "NotImplemented",
            Kind::Bool(truth) => !truth,
            _ => false,
        },
        _ => false,
    }
}

/// What is left of `isinstance(other, C) and x`, `x if isinstance(other, C) else NotImplemented`.
fn without_guard(
    program: &mut Program<'_>,
    value: ExprId,
    method: FuncId,
    operand: VarId,
    class: ClassId,
) -> Option<ExprId> {
    match program.kind(value).clone() {
        Kind::Logic(true, values) if asks_for(program, *values.first()?, operand, class) => {
            match &values[1..] {
                [one] => Some(*one),
                rest => {
                    program.guarded.insert(method);
                    program.exprs[value.at()].kind = Kind::Logic(true, rest.to_vec());
                    None
                }
            }
        }
        Kind::Conditional { test, body, .. } if asks_for(program, test, operand, class) => {
            Some(body)
        }
        _ => None,
    }
}

/// Notes which fields each class's own methods assign to their `self`.
pub(super) fn note_assigned(program: &mut Program<'_>) {
    for id in program.class_ids() {
        let mut assigned = Vec::new();
        for method in &program.classes[id.at()].methods {
            let func = program.func(*method);
            if let Some(me) = func.params.first()
                && matches!(
                    func.role,
                    Role::Plain | Role::Property | Role::Setter | Role::Deleter
                )
            {
                assigned_in(program, &func.body, me.var, &mut assigned);
            }
        }
        let mut seen = FxHashSet::default();
        assigned.retain(|name| seen.insert(name.clone()));
        program.classes[id.at()].assigned = assigned;
    }
}

/// Finds these fields in a suite, in its order; one that is assigned twice is there twice.
fn assigned_in(
    program: &Program<'_>,
    suite: &Suite<'_>,
    me: super::ir::VarId,
    found: &mut Vec<String>,
) {
    let mut note = |target: &Target| {
        let mut rest = vec![target];
        while let Some(target) = rest.pop() {
            match target {
                Target::Attribute(object, name) if matches!(program.kind(*object), Kind::Var(var) if *var == me) =>
                {
                    found.push(name.clone());
                }
                Target::Tuple(targets, _) => rest.extend(targets.iter().rev()),
                _ => {}
            }
        }
    };
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::Assign { targets, .. } => targets.iter().for_each(&mut note),
            StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => note(target),
            _ => {}
        }
    }
    for inner in suite.body.iter().flat_map(Stmt::suites) {
        assigned_in(program, inner, me, found);
    }
}

/// Whether a method of one of Python's own names stands for an operator or a comparison, which can give back
/// its error where it is a method in Rust, too.
pub(crate) fn is_operator(name: &str) -> bool {
    let Some(plain) = name.strip_prefix("__").and_then(|it| it.strip_suffix("__")) else {
        return false;
    };
    matches!(
        plain,
        "lt" | "le" | "gt" | "ge" | "neg" | "pos" | "abs" | "invert"
    ) || [plain, plain.trim_start_matches(['r', 'i'])]
        .iter()
        .any(|it| ALL_OPERATORS.contains(it))
}

/// What [`operator_name`] gives.
const ALL_OPERATORS: &[&str] = &[
    "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift",
    "rshift", "matmul",
];

/// What an operator is called among Python's own names, without underscores.
pub(crate) fn operator_name(op: ast::Operator) -> Option<&'static str> {
    Some(match op {
        ast::Operator::Add => "add",
        ast::Operator::Sub => "sub",
        ast::Operator::Mult => "mul",
        ast::Operator::Div => "truediv",
        ast::Operator::FloorDiv => "floordiv",
        ast::Operator::Mod => "mod",
        ast::Operator::Pow => "pow",
        ast::Operator::BitAnd => "and",
        ast::Operator::BitOr => "or",
        ast::Operator::BitXor => "xor",
        ast::Operator::LShift => "lshift",
        ast::Operator::RShift => "rshift",
        ast::Operator::MatMult => "matmul",
    })
}
