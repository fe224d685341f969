//! Interfaces that Python leaves unsaid: what all classes that derive from one have, though that one does not
//! say so, and the protocols that a class fits without deriving from them. Rust has a trait for both, so the
//! first class gets the methods as abstract ones, and the class its protocol as base.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{self as ast, Stmt};
use rustpython_text_size::Ranged;

use super::super::class_form::{ClassForm, Role};
use super::super::collect::Bound;
use super::super::ir::{
    ClassId, ExprId, FuncId, Kind, Nature, Param, ParamNature, StmtKind, Suite,
};
use super::{Builder, empty_func};

impl<'a> Builder<'a, '_> {
    /// The protocol that each class of a suite fits, by the names of both: only one that derives from nothing, and
    /// has all methods of one protocol and of no other.
    pub(super) fn protocols_of(
        &self,
        defs: &[&'a ast::StmtClassDef],
    ) -> FxHashMap<&'a str, &'a str> {
        let mut methods: Vec<(&'a str, FxHashSet<&'a str>)> = Vec::new();
        let mut found = FxHashMap::default();
        for def in defs {
            let bases = def.arguments.as_deref().map_or(&[][..], |it| &it.args);
            let own: FxHashSet<&'a str> = def.body.iter().filter_map(method_name).collect();
            match bases {
                [base] if self.names.resolves_to(base, &["typing.Protocol"]) => {
                    let are_methods = def.body.iter().all(|it| match it {
                        Stmt::FunctionDef(_) | Stmt::Pass(_) => true,
                        Stmt::Expr(stmt) => matches!(&*stmt.value, ast::Expr::StringLiteral(_)),
                        _ => false,
                    });
                    if are_methods && !own.is_empty() && def.decorator_list.is_empty() {
                        methods.push((def.name.as_str(), own));
                    }
                }
                [] => {
                    let mut fits = methods.iter().filter(|(_, all)| all.is_subset(&own));
                    if let (Some((protocol, _)), None) = (fits.next(), fits.next()) {
                        found.insert(def.name.as_str(), *protocol);
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Gives the first class of each hierarchy the methods that all others have: as abstract ones.
    pub(super) fn declare_interfaces(&mut self) {
        let made = self.made_classes();
        let asked: FxHashSet<String> = self
            .program
            .exprs
            .iter()
            .filter_map(|it| match &it.kind {
                Kind::Attribute(_, name) => Some(name.clone()),
                _ => None,
            })
            .collect();
        for root in self.program.class_ids() {
            let class = &self.program.classes[root.at()];
            if root.root() != root
                || class.form != ClassForm::Plain
                || made.contains(&root)
                || !self.program.is_base(root)
            {
                continue;
            }
            for model in self.shared_methods(root) {
                if asked.contains(&self.program.func(model).name) {
                    self.declare_abstract(root, model);
                }
            }
            for method in self.program.classes[root.at()].methods.clone() {
                if self.is_never_run(root, method) {
                    let func = &mut self.program.funcs[method.at()];
                    (func.is_abstract, func.falls_through) = (true, false);
                }
            }
        }
    }

    /// The classes that may be made: all that are more than bases, asked for by `isinstance`, or for what is theirs.
    fn made_classes(&self) -> FxHashSet<ClassId> {
        let mut heads: Vec<(usize, usize)> = Vec::new();
        let mut made = FxHashSet::default();
        for class in &self.program.classes {
            if let Some(def) = class.def
                && let Some(first) = def.body.first()
            {
                heads.push((class.span.start, first.range().start().to_usize()));
            }
            let mut methods = class.methods.iter().map(|it| self.program.func(*it).role);
            if methods.any(|it| it == Role::Class) {
                made.insert(class.id);
            }
        }
        heads.sort_unstable();
        let mut asked: FxHashSet<ExprId> = FxHashSet::default();
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Attribute(object, _) => {
                    asked.insert(*object);
                }
                Kind::Call(func, arguments) if matches!(self.program.kind(*func), Kind::Builtin(name) if matches!(name.as_str(), "isinstance" | "issubclass")) => {
                    for argument in arguments {
                        asked.insert(argument.value);
                        asked.extend(self.program.kind(argument.value).parts());
                    }
                }
                _ => {}
            }
        }
        for (at, expr) in self.program.exprs.iter().enumerate() {
            let Kind::Class(class) = expr.kind else {
                continue;
            };
            let before = heads.partition_point(|it| it.0 <= expr.span.start);
            let in_head = before > 0 && expr.span.start < heads[before - 1].1;
            let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
            if !in_head && !asked.contains(&id) {
                made.insert(class);
            }
        }
        made
    }

    /// Whether a method of a class that is never made does nothing, and all that derive from it have their own: it is
    /// only there to say so.
    fn is_never_run(&self, root: ClassId, method: FuncId) -> bool {
        let program = &self.program;
        let func = program.func(method);
        let does_nothing = func.body.body.iter().all(|it| match &it.kind {
            StmtKind::Docstring | StmtKind::Pass => true,
            StmtKind::Expr(value) => {
                matches!(program.kind(*value), Kind::Unsupported("an ellipsis"))
            }
            _ => false,
        });
        if !does_nothing
            || func.is_synthetic
            || func.name.starts_with("__")
            || !matches!(func.role, Role::Plain | Role::Property)
            || func.is_generator
            || func.is_async
        {
            return false;
        }
        let mut others = program.hierarchy(root).into_iter().skip(1);
        let have_all = others.all(|it| {
            let mut lineage = program.lineage(it).into_iter();
            lineage.any(|it| {
                it != root
                    && program.classes[it.at()]
                        .methods_of_name
                        .contains_key(&func.name)
            })
        });
        let is_asked = program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(object, name) if *name == func.name => match program.kind(*object) {
                Kind::Class(class) => *class == root,
                Kind::Call(func, _) => {
                    matches!(program.kind(*func), Kind::Builtin(name) if name == "super")
                }
                _ => false,
            },
            _ => false,
        });
        have_all && !is_asked
    }

    /// The methods that all classes of a hierarchy have but the first, which has nothing of that name: each by one
    /// of its definitions.
    fn shared_methods(&self, root: ClassId) -> Vec<FuncId> {
        let program = &self.program;
        let others: Vec<ClassId> = program.hierarchy(root).into_iter().skip(1).collect();
        let Some(first) = others.first() else {
            return Vec::new();
        };
        let mut found: Vec<FuncId> = Vec::new();
        for of in program.lineage(*first).into_iter().filter(|it| *it != root) {
            for method in &program.classes[of.at()].methods {
                let func = program.func(*method);
                let is_there = |it: &FuncId| program.func(*it).name == func.name;
                if func.name.starts_with("__")
                    || found.iter().any(is_there)
                    || program.method(root, &func.name).is_some()
                    || program.property(root, &func.name).is_some()
                {
                    continue;
                }
                let have_all = others.iter().all(|it| {
                    let mut lineage = program.lineage(*it).into_iter();
                    lineage.any(|it| {
                        it != root
                            && program.classes[it.at()]
                                .methods_of_name
                                .contains_key(&func.name)
                    })
                });
                let is_taken = program.hierarchy(root).into_iter().any(|it| {
                    let class = &program.classes[it.at()];
                    class.attributes.iter().any(|it| it.name == func.name)
                        || class.aliases.iter().any(|(name, _)| *name == func.name)
                        || class
                            .methods_of_name
                            .get(&func.name)
                            .is_some_and(|it| it.len() > 1)
                });
                let family = program.family(root, &func.name);
                let are_alike = family.iter().all(|it| {
                    let other = program.func(*it);
                    other.role == func.role
                        && other.params.len() == func.params.len()
                        && other.refused.is_none()
                        && other.is_alone
                        && !other.is_generator
                        && !other.is_async
                        && !other.is_cached
                        && other
                            .params
                            .iter()
                            .all(|it| it.nature == ParamNature::Plain && it.default.is_none())
                });
                let is_method = matches!(func.role, Role::Plain | Role::Property);
                if have_all && !is_taken && are_alike && is_method {
                    found.push(*method);
                }
            }
        }
        found
    }

    /// Gives a class an abstract method that takes what another one does.
    fn declare_abstract(&mut self, class: ClassId, model: FuncId) {
        let model = self.program.funcs[model.at()].clone();
        let Some(around) = self.program.classes[class.at()].body.block else {
            return;
        };
        let of = &self.program.classes[class.at()];
        let (path, span, line) = (
            format!("{}.{}", of.name, model.name),
            of.span.clone(),
            of.line,
        );
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let mut func = empty_func(&model.name, model.parent, span);
        func.path = path;
        func.class = Some(class);
        func.line = line;
        func.end_line = line;
        func.role = model.role;
        func.is_synthetic = true;
        func.is_abstract = true;
        self.program.funcs.push(func);
        self.open(id, false, None, Bound::default(), around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let mut params = Vec::new();
        for param in &model.params {
            let var = self.new_var(&param.name, id, true);
            self.occur(var, true);
            params.push(Param {
                var,
                name: param.name.clone(),
                default: None,
                annotation: None,
                nature: ParamNature::Plain,
            });
        }
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = Suite {
            block: Some(block),
            body: Vec::new(),
        };
        self.program.add_method(class, id);
    }
}

/// The name of the method that a statement of a class defines.
fn method_name(stmt: &Stmt) -> Option<&str> {
    match stmt {
        Stmt::FunctionDef(def) => Some(def.name.as_str()),
        _ => None,
    }
}
