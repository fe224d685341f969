//! What the classes of a hierarchy are called, and where in an instance the base lies.

use super::super::class_facts::Hierarchy;
use super::super::names::camel;
use super::super::translator::{Res, Translator, refuse};
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn hierarchy(&self, class: ClassId) -> Option<&Hierarchy> {
        self.class_facts.hierarchies.get(&class.root())
    }

    /// Whether a class neither derives from one of the file nor has one that derives from it.
    pub(in super::super) fn is_alone(&self, class: ClassId) -> bool {
        self.hierarchy(class).is_none()
            && !self.program.is_base(class)
            && self.program.classes[class.at()].bases.is_empty()
    }

    /// Whether a class derives from one that has a struct in Rust.
    pub(super) fn base_of(&self, class: ClassId) -> Option<ClassId> {
        let base = self.program.classes[class.at()].bases.first().copied()?;
        let hierarchy = self.hierarchy(class)?;
        (base != class.root() || hierarchy.has_struct).then_some(base)
    }

    /// Whether a class is a struct in Rust: one that only says what others have is not.
    pub(in super::super) fn has_struct(&self, class: ClassId) -> bool {
        self.hierarchy(class)
            .is_none_or(|it| it.has_struct || !it.has_trait || class.root() != class)
    }

    /// `new` of a class that is made as its base is.
    pub(super) fn handed_down_constructor(&mut self, class: ClassId, is_public: bool) {
        let Some(base) = self.base_of(class) else {
            return;
        };
        self.out.origin = Some(self.program.classes[class.at()].line);
        let public = if is_public { "pub " } else { "" };
        let init = self.program.method(base, "__init__");
        let params = match init {
            Some(init) => self.operand_parameters(init),
            None => Vec::new(),
        };
        let head: Vec<String> = params
            .iter()
            .map(|(name, ty)| format!("{name}: {ty}"))
            .collect();
        let names: Vec<&str> = params.iter().map(|(name, _)| name.as_str()).collect();
        let of = self.class_name(base);
        let made = if init.is_some() || self.base_of(base).is_some() {
            format!("{of}::new({})", names.join(", "))
        } else {
            of
        };
        self.out
            .line(format!("{public}fn new({}) -> Self {{", head.join(", ")));
        self.out.line(format!("Self {{ base: {made} }}"));
        self.out.line("}");
    }

    /// Whether a method is one of the trait of its hierarchy.
    pub(in super::super) fn is_virtual(&self, class: ClassId, name: &str) -> bool {
        self.hierarchy(class)
            .is_some_and(|it| it.virtuals.iter().any(|it| it == name))
    }

    /// The name of a class in Rust.
    pub(in super::super) fn class_name(&self, class: ClassId) -> String {
        let name = self.camel_name(class);
        match self.hierarchy(class) {
            Some(hierarchy)
                if class.root() == class && !hierarchy.is_made && hierarchy.has_trait =>
            {
                format!("{name}Base")
            }
            _ => name,
        }
    }

    /// The name of a class as Rust writes it; `IO` and `io` would be one.
    pub(in super::super) fn camel_name(&self, class: ClassId) -> String {
        let own = &self.program.classes[class.at()].name;
        let name = camel(own);
        let before = &self.program.classes[..class.at()];
        if before
            .iter()
            .any(|it| it.name != *own && camel(&it.name) == name)
        {
            return format!("{name}2");
        }
        name
    }

    /// The name of the trait of a hierarchy.
    pub(in super::super) fn trait_name(&self, root: ClassId) -> String {
        let name = self.camel_name(root);
        match self.hierarchy(root) {
            Some(hierarchy) if hierarchy.is_made => format!("{name}Like"),
            _ => name,
        }
    }

    /// From an instance of one class to what it holds of another that it derives from: `.base.base`.
    pub(super) fn path_to(&self, from: ClassId, to: ClassId) -> String {
        let mut path = String::new();
        let mut at = from;
        while at != to {
            let Some(base) = self.program.classes[at.at()].bases.first() else {
                break;
            };
            path.push_str(".base");
            at = *base;
        }
        path
    }

    /// Whether this is `super()`.
    pub(in super::super) fn is_super(&self, object: ExprId) -> bool {
        matches!(self.kind(object), Kind::Call(func, arguments)
            if arguments.is_empty()
                && matches!(self.kind(*func), Kind::Builtin(name) if name == "super"))
    }

    /// Whether a statement is `super().__init__(..)`.
    pub(super) fn is_super_init(&self, stmt: &Stmt<'_>) -> bool {
        let StmtKind::Expr(call) = &stmt.kind else {
            return false;
        };
        let Kind::Call(func, _) = self.kind(*call) else {
            return false;
        };
        matches!(self.kind(*func), Kind::Attribute(object, name)
            if name == "__init__" && self.is_super(*object))
    }

    /// `Base::new(..)` for `super().__init__(..)`.
    pub(super) fn made_base(&mut self, class: ClassId, stmt: &Stmt<'_>) -> Res<String> {
        let StmtKind::Expr(call) = &stmt.kind else {
            return refuse("a base that is made in another way");
        };
        let (Kind::Call(_, arguments), Some(base)) = (self.kind(*call), self.base_of(class)) else {
            return refuse("a base that is made in another way");
        };
        let Some(init) = self.program.method(base, "__init__") else {
            return refuse("a base without __init__");
        };
        let name = format!("{}::new", self.class_name(base));
        let code = self.call_named(&name, init, 1, Ty::Instance(base), arguments)?;
        Ok(code.text)
    }
}
