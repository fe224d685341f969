//! Inheritance: the base as a field, and a trait for what classes of a hierarchy do each in its own way.

use super::super::DecisionKind;
use super::super::class_facts::Hierarchy;
use super::super::code::{Code, Form, quoted};
use super::super::names::camel;
use super::super::translator::{Res, Translator, refuse};
use super::Part;
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, Stmt, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Finds out how the hierarchies stand in Rust; refuses those that don't fit.
    pub(super) fn settle_hierarchies(&mut self) {
        for root in self.program.class_ids() {
            if root.root() != root || !self.program.is_base(root) {
                continue;
            }
            match self.hierarchy_of(root) {
                Ok(hierarchy) => {
                    self.class_facts.hierarchies.insert(root, hierarchy);
                }
                Err(why) => {
                    for class in self.program.hierarchy(root) {
                        self.class_facts.refused.insert(class, why.clone());
                    }
                }
            }
        }
    }

    fn hierarchy_of(&self, root: ClassId) -> Result<Hierarchy, String> {
        let classes = self.program.hierarchy(root);
        for class in &classes {
            let info = &self.program.classes[class.at()];
            if let ClassForm::Refused(why) = info.form {
                return Err(why.to_owned());
            }
            if !matches!(info.form, ClassForm::Plain | ClassForm::Record(_))
                || info.bases.len() > 1
                || info.is_total
                || info.is_protocol
                || !info.aliases.is_empty()
            {
                return Err("a hierarchy of this kind".to_owned());
            }
            if matches!(info.form, ClassForm::Record(_))
                && info
                    .bases
                    .iter()
                    .any(|it| !self.program.classes[it.at()].fields.is_empty())
            {
                return Err("a dataclass that derives from one".to_owned());
            }
            for method in &info.methods {
                let func = self.program.func(*method);
                let is_special = func.name.starts_with("__")
                    && !matches!(func.name.as_str(), "__init__" | "__str__" | "__repr__");
                if is_special || func.role == Role::Setter || func.refused.is_some() {
                    return Err(format!("{} in a hierarchy", func.path));
                }
            }
            for attribute in &info.attributes {
                let others = classes.iter().filter(|it| *it != class);
                let is_twice = others
                    .flat_map(|it| &self.program.classes[it.at()].attributes)
                    .any(|it| it.name == attribute.name);
                if is_twice {
                    return Err("an attribute that each class has of its own".to_owned());
                }
            }
        }
        let mut virtuals = self.overridden(root, &classes);
        loop {
            let more: Vec<String> = classes
                .iter()
                .filter(|it| self.program.is_base(**it))
                .flat_map(|it| &self.program.classes[it.at()].methods)
                .map(|it| self.program.func(*it))
                .filter(|func| func.name != "__init__" && !virtuals.contains(&func.name))
                .filter(|func| self.calls_virtual(func, &virtuals))
                .map(|func| func.name.clone())
                .collect();
            if more.is_empty() {
                break;
            }
            virtuals.extend(more);
        }
        virtuals.sort();
        virtuals.dedup();
        for name in &virtuals {
            let own = self
                .program
                .method(root, name)
                .or_else(|| self.program.property(root, name));
            let Some(own) = own else {
                return Err(format!(
                    "{name}, which only some classes of a hierarchy have"
                ));
            };
            for method in self.program.family(root, name) {
                let func = self.program.func(method);
                let base = self.program.func(own);
                if func.params.len() != base.params.len() || func.role != base.role {
                    return Err(format!(
                        "{name}, which takes other parameters in each class"
                    ));
                }
                // What is handed down from between is called on what holds it, and would not see more.
                if method != own
                    && func.class.is_some_and(|it| self.program.is_base(it))
                    && self.calls_virtual(func, &virtuals)
                {
                    return Err(format!("{} calls what others override", func.path));
                }
            }
        }
        for class in &classes {
            if let Some(init) = self.program.method(*class, "__init__") {
                let func = self.program.func(init);
                if func.class == Some(*class) && self.calls_virtual(func, &virtuals) {
                    return Err("__init__ calls what others override".to_owned());
                }
            }
        }
        let is_made = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Call(func, _) if matches!(self.kind(*func), Kind::Class(of) if *of == root))
        });
        let is_abstract = self.program.classes[root.at()]
            .methods
            .iter()
            .any(|it| self.program.func(*it).is_abstract);
        if is_made && is_abstract {
            return Err("an abstract class that is made".to_owned());
        }
        let is_mixed = self.types.exprs.iter().any(Ty::holds_dyn)
            || self.program.vars.iter().any(|it| it.ty.holds_dyn());
        let has_struct = is_made || self.fields_of(root).len() > 0;
        Ok(Hierarchy {
            has_trait: !virtuals.is_empty() || is_mixed,
            virtuals,
            is_made,
            has_struct,
        })
    }

    /// Methods that a class has in another way than one that it derives from.
    fn overridden(&self, root: ClassId, classes: &[ClassId]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let all = classes
            .iter()
            .flat_map(|it| &self.program.classes[it.at()].methods)
            .map(|it| self.program.func(*it));
        for func in all {
            let is_many = self.program.family(root, &func.name).len() > 1;
            let is_in_root_text =
                func.class == Some(root) && matches!(func.name.as_str(), "__str__" | "__repr__");
            if func.name == "__init__"
                || names.contains(&func.name)
                || !matches!(func.role, Role::Plain | Role::Property)
            {
                continue;
            }
            let in_root = self.program.method(root, &func.name).is_some()
                || self.program.property(root, &func.name).is_some();
            // Siblings may have methods of one name that nothing asks for in common.
            let is_needed = in_root || self.is_overridden_within(classes, &func.name);
            if is_many && is_needed || func.is_abstract || is_in_root_text {
                names.push(func.name.clone());
            }
        }
        names
    }

    fn is_overridden_within(&self, classes: &[ClassId], name: &str) -> bool {
        let has = |class: &ClassId| {
            self.program.classes[class.at()]
                .methods
                .iter()
                .any(|it| self.program.func(*it).name == name)
        };
        classes.iter().filter(|it| has(it)).any(|class| {
            let lineage = self.program.lineage(*class);
            lineage.iter().skip(1).any(has)
        })
    }

    /// Whether a method asks its own instance for what others override.
    fn calls_virtual(&self, func: &crate::types::ir::Func<'_>, virtuals: &[String]) -> bool {
        let Some(me) = func.params.first().map(|it| it.var) else {
            return false;
        };
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                virtuals.contains(name)
                    && matches!(self.kind(*object), Kind::Var(var) if *var == me)
            }
            // What shows `self`, or passes it on, may ask for anything.
            _ => false,
        })
    }

    fn hierarchy(&self, class: ClassId) -> Option<&Hierarchy> {
        self.class_facts.hierarchies.get(&class.root())
    }

    /// Whether a class derives from one that has a struct in Rust.
    pub(super) fn base_of(&self, class: ClassId) -> Option<ClassId> {
        let base = self.program.classes[class.at()].bases.first().copied()?;
        let hierarchy = self.hierarchy(class)?;
        (base != class.root() || hierarchy.has_struct).then_some(base)
    }

    /// Whether a class is a struct in Rust: one that only says what others have is not.
    pub(super) fn has_struct(&self, class: ClassId) -> bool {
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
        let name = camel(&self.program.classes[class.at()].name);
        match self.hierarchy(class) {
            Some(hierarchy)
                if class.root() == class && !hierarchy.is_made && hierarchy.has_trait =>
            {
                format!("{name}Base")
            }
            _ => name,
        }
    }

    /// The name of the trait of a hierarchy.
    pub(in super::super) fn trait_name(&self, root: ClassId) -> String {
        let name = camel(&self.program.classes[root.at()].name);
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
    pub(super) fn is_super(&self, object: ExprId) -> bool {
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

    /// `super().method(..)`.
    pub(super) fn call_super(
        &mut self,
        base: ClassId,
        method: FuncId,
        arguments: &[Argument],
    ) -> Res<Code> {
        let func = self.program.func(method);
        let (Some(owner), Some(class)) = (func.class, self.program.func(self.func).class) else {
            return refuse("super outside of a class");
        };
        let Some(hierarchy) = self.hierarchy(base).cloned() else {
            return refuse("super outside of a hierarchy");
        };
        if owner == base.root()
            && self.is_virtual(base, &func.name)
            && (!hierarchy.is_made || self.calls_virtual(func, &hierarchy.virtuals))
        {
            return refuse("a method of the base that all others can override");
        }
        if func.is_abstract {
            return refuse("a method that is abstract");
        }
        let ret = func.ret.clone();
        let name = format!(
            "self{}.{}",
            self.path_to(class, owner),
            self.func_names[method.at()]
        );
        self.call_named(&name, method, 1, ret, arguments)
    }

    /// A call of a method on an instance of any class of a hierarchy.
    pub(in super::super) fn call_any(
        &mut self,
        object: ExprId,
        root: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&root) {
            return refuse("classes of this kind are not drafted yet");
        }
        let method = self
            .program
            .method(root, name)
            .or_else(|| self.program.property(root, name));
        let Some(method) = method else {
            return refuse("a method that only some classes of a hierarchy have");
        };
        let receiver = self.receiver_of(object, method)?;
        let func = self.program.func(method);
        let ret = func.ret.clone();
        if !matches!(func.role, Role::Plain | Role::Property) {
            return refuse("a function of a class, of any class of a hierarchy");
        }
        let path = if self.is_virtual(root, name) {
            String::new()
        } else {
            let changes = func
                .params
                .first()
                .is_some_and(|it| self.effects.changed.contains(&it.var));
            if changes {
                self.need(root, Part::BaseMut);
                ".base_mut()".to_owned()
            } else {
                ".base()".to_owned()
            }
        };
        let name = format!("{receiver}{path}.{}", self.func_names[method.at()]);
        self.call_named(&name, method, 1, ret, arguments)
    }

    /// Writes the trait of a hierarchy.
    pub(super) fn write_hierarchy(&mut self, root: ClassId, is_public: bool) {
        let Some(hierarchy) = self.hierarchy(root).cloned() else {
            return;
        };
        let line = self.program.classes[root.at()].line;
        let python = self.program.classes[root.at()].name.clone();
        if !hierarchy.has_trait {
            self.decide(
                line,
                DecisionKind::Inheritance,
                format!(
                    "classes that derive from {python} hold one as their field `base`; with no method overridden, the fields could as well stand in each of them"
                ),
            );
            return;
        }
        let public = if is_public { "pub " } else { "" };
        let name = self.trait_name(root);
        self.decide(
            line,
            DecisionKind::Inheritance,
            format!(
                "what classes that derive from {python} do each in its own way is the trait {name}, the base is their field `base`, and a value of any of them is a Box<dyn {name}>; an enum of the classes would do without the box, as they all stand in this file"
            ),
        );
        self.out.origin = Some(line);
        self.out.line(format!("{public}trait {name} {{"));
        if hierarchy.has_struct {
            let of = self.class_name(root);
            self.out.line(format!("fn base(&self) -> &{of};"));
            self.optional(root, Part::BaseMut, |it| {
                it.out.line(format!("fn base_mut(&mut self) -> &mut {of};"));
                Ok(())
            });
        }
        for class in self.program.hierarchy(root) {
            let name = self.is_name(class);
            self.optional(root, Part::Is(class), |it| {
                it.out.line(format!("fn {name}(&self) -> bool {{"));
                it.out.line("false");
                it.out.line("}");
                Ok(())
            });
        }
        self.optional(root, Part::ClassName, |it| {
            it.out.line("/// The name of the class in Python.");
            it.out.line("fn class_name(&self) -> &'static str;");
            Ok(())
        });
        for stmt in &self.program.classes[root.at()].body.body {
            let StmtKind::Function(method) = &stmt.kind else {
                continue;
            };
            let func = self.program.func(*method);
            if !hierarchy.virtuals.contains(&func.name) {
                continue;
            }
            self.comments_before(stmt, true);
            if func.is_abstract {
                self.abstract_method(*method);
            } else {
                self.in_trait = true;
                self.function(*method, false);
                self.in_trait = false;
            }
        }
        self.out.origin = Some(line);
        self.out.line("}");
    }

    /// `isinstance(value, Class)` of a value of any class of a hierarchy.
    pub(in super::super) fn is_of_class(
        &mut self,
        of: ExprId,
        root: ClassId,
        class: ClassId,
    ) -> Res<Code> {
        if !self.classes.contains(&root) || class.root() != root {
            return refuse("isinstance of this");
        }
        if class == root {
            return Ok(Code::tight("true", Ty::Bool));
        }
        let code = self.expr(of)?;
        self.need(root, Part::Is(class));
        let name = self.is_name(class);
        Ok(Code::tight(
            format!("{}.{name}()", code.receiver()),
            Ty::Bool,
        ))
    }

    /// The name of the class of a value that is no exception.
    pub(in super::super) fn name_of_class(&mut self, of: ExprId) -> Res<Code> {
        let known = match self.ty(of) {
            Ty::Int => "int".to_owned(),
            Ty::Bool => "bool".to_owned(),
            Ty::Float => "float".to_owned(),
            Ty::Str | Ty::Lit | Ty::Char | Ty::CharLit => "str".to_owned(),
            Ty::List(_) => "list".to_owned(),
            Ty::Tuple(_) | Ty::Tuples(_) => "tuple".to_owned(),
            Ty::Instance(class) if !self.program.is_base(*class) => {
                self.program.classes[class.at()].name.clone()
            }
            Ty::Instance(class) | Ty::Dyn(class) => {
                return self.name_by_trait(of, class.root());
            }
            _ => return refuse("the name of a class"),
        };
        if !self.is_still(of) {
            return refuse("the name of a class");
        }
        Ok(Code::tight(quoted(&known), Ty::Lit))
    }

    /// The name of the class of a value of any class of a hierarchy, which the trait tells.
    fn name_by_trait(&mut self, of: ExprId, root: ClassId) -> Res<Code> {
        let is_taken = self
            .program
            .hierarchy(root)
            .into_iter()
            .any(|it| self.program.method(it, "class_name").is_some());
        let has_trait = self
            .class_facts
            .hierarchies
            .get(&root)
            .is_some_and(|it| it.has_trait);
        let me = self.program.func(self.func).params.first();
        let is_me = matches!(self.kind(of), Kind::Var(var)
            if self.in_trait && me.is_some_and(|it| it.var == *var));
        let is_any = matches!(self.ty(of), Ty::Dyn(_)) || is_me;
        if is_taken || !has_trait || !is_any || !self.classes.contains(&root) {
            return refuse("the name of a class");
        }
        let code = self.expr(of)?;
        self.need(root, Part::ClassName);
        Ok(Code::tight(
            format!("{}.class_name()", code.receiver()),
            Ty::Lit,
        ))
    }

    fn is_name(&self, class: ClassId) -> String {
        let name = super::super::names::snake(&self.program.classes[class.at()].name);
        format!("is_{}", name.trim_end_matches('_'))
    }

    fn abstract_method(&mut self, method: FuncId) {
        let func = self.program.func(method);
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        self.statements += 1;
        self.drafted += 1;
        self.out.origin = Some(func.line);
        if let Some(docstring) = &func.docstring {
            self.doc("///", &docstring.clone());
        }
        self.signature(method, false);
        if let Some(line) = self.out.lines.last_mut()
            && let Some(head) = line.strip_suffix(" {")
        {
            *line = format!("{head};");
        }
        for stmt in &func.body.body {
            if !matches!(stmt.kind, StmtKind::Docstring | StmtKind::Pass) {
                self.statements += 1;
                self.drafted += 1;
                self.out.seen(stmt.line);
            }
        }
        self.define_method(method, start, holes);
    }

    /// Writes the `impl` of the trait for a class.
    pub(super) fn write_trait_of_hierarchy(&mut self, class: ClassId) {
        let root = class.root();
        let Some(hierarchy) = self.hierarchy(class).cloned() else {
            return;
        };
        if !hierarchy.has_trait || class == root && !hierarchy.is_made {
            return;
        }
        let line = self.program.classes[class.at()].line;
        self.out.origin = Some(line);
        let (name, of) = (self.class_name(class), self.trait_name(root));
        self.out.line(format!("impl {of} for {name} {{"));
        if hierarchy.has_struct {
            let base = self.class_name(root);
            let path = self.path_to(class, root);
            let whole = |sign: &str| {
                if path.is_empty() {
                    "self".to_owned()
                } else {
                    format!("{sign}self{path}")
                }
            };
            self.out.line(format!("fn base(&self) -> &{base} {{"));
            self.out.line(whole("&"));
            self.out.line("}");
            let changed = whole("&mut ");
            self.optional(root, Part::BaseMut, |it| {
                it.out
                    .line(format!("fn base_mut(&mut self) -> &mut {base} {{"));
                it.out.line(changed);
                it.out.line("}");
                Ok(())
            });
        }
        let name = quoted(&self.program.classes[class.at()].name);
        self.optional(root, Part::ClassName, |it| {
            it.out.line("fn class_name(&self) -> &'static str {");
            it.out.line(name);
            it.out.line("}");
            Ok(())
        });
        for of in self.program.lineage(class) {
            let name = self.is_name(of);
            self.optional(root, Part::Is(of), |it| {
                it.out.line(format!("fn {name}(&self) -> bool {{"));
                it.out.line("true");
                it.out.line("}");
                Ok(())
            });
        }
        for name in &hierarchy.virtuals {
            if class == root {
                break;
            }
            let lineage = self.program.lineage(class);
            let definer = lineage
                .iter()
                .copied()
                .filter(|it| *it != root)
                .find_map(|it| {
                    let methods = &self.program.classes[it.at()].methods;
                    let found = methods
                        .iter()
                        .find(|id| self.program.func(**id).name == *name);
                    Some((it, *found?))
                });
            match definer {
                Some((owner, method)) if owner == class => self.function(method, false),
                Some((owner, method)) => self.handed_down(class, owner, method),
                None => {}
            }
        }
        self.out.origin = Some(line);
        self.out.line("}");
    }

    /// A method that a class has from one between it and the first.
    fn handed_down(&mut self, class: ClassId, owner: ClassId, method: FuncId) {
        let line = self.program.classes[class.at()].line;
        self.out.origin = Some(line);
        let func = self.program.func(method);
        let params: Vec<_> = func.params.iter().skip(1).map(|it| it.var).collect();
        self.signature(method, false);
        let names: Vec<String> = params
            .iter()
            .map(|it| {
                let uses = self.program.var(*it).occurrences.iter();
                let name = self.binding(*it).name.clone();
                if uses.filter(|it| !it.is_def).count() == 0 {
                    format!("_{name}")
                } else {
                    name
                }
            })
            .collect();
        let path = self.path_to(class, owner);
        let call = self.func_names[method.at()].clone();
        self.out
            .line(format!("self{path}.{call}({})", names.join(", ")));
        self.out.line("}");
    }

    /// A value of a class as one of any class of its hierarchy.
    pub(in super::super) fn boxed(&mut self, code: &Code) -> Code {
        let Ty::Instance(class) = &code.ty else {
            return code.clone();
        };
        Code::tight(format!("Box::new({})", code.text), Ty::Dyn(class.root()))
    }

    /// What holds a value of any class of a hierarchy, which has no `Clone` and no `Debug`.
    pub(in super::super) fn keeps_dyn(&self, ty: &Ty, depth: usize) -> bool {
        match ty {
            Ty::Dyn(_) => true,
            _ if depth > 6 => false,
            Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
                self.keeps_dyn(of, depth + 1)
            }
            Ty::Dict(_, value, _) => self.keeps_dyn(value, depth + 1),
            Ty::Tuple(items) => items.iter().any(|it| self.keeps_dyn(it, depth + 1)),
            Ty::Instance(class) => self
                .fields_of(*class)
                .into_iter()
                .any(|(_, of)| self.keeps_dyn(of, depth + 1)),
            _ => false,
        }
    }

    /// A place that is looked at as one of any class of its hierarchy.
    pub(in super::super) fn as_any(&mut self, code: Code, want: &Ty) -> Option<Code> {
        match (&code.ty, want) {
            (Ty::Instance(class), Ty::Dyn(root)) if class.root() == *root => {
                let code = self.reference(code);
                Some(code.typed(want.clone()).held(Form::Ref))
            }
            _ => None,
        }
    }
}
