//! What each class has: its form, its members, its bases and those that derive from it.

use rustc_hash::FxHashSet;

use rustpython_ast as ast;

use super::class_form::{ClassAttribute, ClassForm, Member, Role};
use super::ir::{ClassId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target};
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
