//! Classes: what their heads and bodies declare, and the `__init__` that a dataclass or a named tuple gets.

use rustc_hash::FxHashMap;
use rustpython_ast as ast;
use rustpython_text_size::Ranged;

use super::super::class_form::{ClassForm, Declared, EnumForm, Role};
use super::super::classes;
use super::super::collect::Bound;
use super::super::ir::{
    Argument, ClassId, ExprId, FuncId, Kind, Nature, Param, ParamNature, Stmt, StmtKind, Suite,
    Target,
};
use super::{Builder, empty_func};

impl<'a> Builder<'a, '_> {
    /// What the decorators of a function make of it; nothing if one is not known.
    pub(super) fn role(&mut self, def: &'a ast::StmtFunctionDef) -> Option<Role> {
        let is_method = self.frame().is_class;
        let mut role = Some(Role::Plain);
        for decorator in &def.decorator_list {
            if let ast::Expr::Attribute(of) = &decorator.expression
                && of.attr.as_str() == "setter"
                && is_method
            {
                role = role.map(|_| Role::Setter);
                continue;
            }
            let expr = self.expr(&decorator.expression);
            role = match self.program.kind(expr) {
                Kind::Builtin(name) if name == "property" && is_method => {
                    role.map(|_| Role::Property)
                }
                Kind::Builtin(name) if name == "staticmethod" && is_method => {
                    role.map(|_| Role::Static)
                }
                Kind::Builtin(name) if name == "classmethod" && is_method => {
                    role.map(|_| Role::Class)
                }
                Kind::Import(name)
                    if matches!(
                        name.as_str(),
                        "abc.abstractmethod" | "typing.override" | "typing.final"
                    ) =>
                {
                    role
                }
                _ => None,
            };
        }
        role
    }

    pub(super) fn read_class(&mut self, class: &'a ast::StmtClassDef) -> StmtKind<'a> {
        let Some(id) = self
            .known_classes
            .get(&class.range().start().to_usize())
            .copied()
        else {
            return StmtKind::Unsupported("a class that stands in another way");
        };
        let mut form = self.read_head(id, class);
        let func = self.frame().func;
        let around = self.frame().block;
        let bound = Bound::of(&class.body);
        self.open(func, true, Some(id), bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        let body = self.suite_in(block, &class.body);
        let mut methods: Vec<FuncId> = Vec::new();
        for def in &self.frame().bound.functions.clone() {
            methods.extend(self.known_functions.get(&def.range().start().to_usize()));
        }
        methods.sort_unstable();
        let declared = classes::declarations(&self.program, form, &class.body, &body.body);
        self.frames.pop();
        if let Some(why) = declared.refused
            && !matches!(form, ClassForm::Refused(_))
        {
            form = ClassForm::Refused(why);
        }
        let mut fields: Vec<Declared<'a>> = Vec::new();
        for base in self.program.classes[id.at()].bases.clone() {
            fields.extend(self.program.classes[base.at()].fields.iter().cloned());
        }
        for mut field in declared.fields {
            if let ClassForm::Record(options) = form {
                field.is_keyword_only |= options.keyword_only;
            }
            if field.is_fresh
                && let Some(factory) = field.default
            {
                field.default = Some(self.made_by(factory, &field));
            }
            match fields.iter_mut().find(|it| it.name == field.name) {
                Some(known) => *known = field,
                None => fields.push(field),
            }
        }
        let has_init = methods
            .iter()
            .any(|it| self.program.func(*it).name == "__init__");
        let class = &mut self.program.classes[id.at()];
        class.body = body;
        class.form = form;
        class.fields = fields;
        class.members = declared.members;
        class.attributes = declared.attributes;
        class.aliases = declared.aliases;
        for method in methods {
            self.program.add_method(id, method);
        }
        if matches!(form, ClassForm::Record(_) | ClassForm::Tuple) && !has_init {
            self.init_of_fields(id);
        }
        StmtKind::Class(id)
    }

    /// Reads the decorators and bases of a class.
    fn read_head(&mut self, id: ClassId, class: &'a ast::StmtClassDef) -> ClassForm {
        let mut form = ClassForm::Plain;
        for decorator in &class.decorator_list {
            let expr = self.expr(&decorator.expression);
            if let Some(options) = classes::record_options(&self.program, expr) {
                form = ClassForm::Record(options);
                continue;
            }
            match self.program.kind(expr) {
                Kind::Import(name) if name == "functools.total_ordering" => {
                    self.program.classes[id.at()].is_total = true;
                }
                Kind::Import(name) if matches!(name.as_str(), "enum.unique" | "typing.final") => {}
                _ => form = ClassForm::Refused("a decorated class"),
            }
        }
        if class.type_params.is_some() {
            form = ClassForm::Refused("a generic class");
        }
        let arguments = class.arguments.as_deref();
        for base in arguments.iter().flat_map(|it| &it.args) {
            let expr = self.expr(base);
            let named = match self.program.kind(expr) {
                Kind::Index(of, _) => self.program.kind(*of),
                kind => kind,
            };
            let of_base = match named.clone() {
                Kind::Class(base) => {
                    let of = self.program.form(base);
                    self.program.classes[id.at()].bases.push(base);
                    match of {
                        ClassForm::Plain => None,
                        // What a record does is not passed on, but for its fields.
                        ClassForm::Record(_) if matches!(form, ClassForm::Record(_)) => None,
                        ClassForm::Refused(why) => Some(ClassForm::Refused(why)),
                        _ => Some(ClassForm::Refused(
                            "a class that derives from one of this kind",
                        )),
                    }
                }
                Kind::Import(name) => {
                    self.program.classes[id.at()].is_protocol |= name == "typing.Protocol";
                    if name == "typing.Generic" {
                        Some(ClassForm::Refused("a generic class"))
                    } else {
                        classes::form_of_base(&name)
                    }
                }
                Kind::Builtin(name) if name == "object" => None,
                Kind::Builtin(name) if name == "str" && form == ClassForm::Plain => {
                    Some(ClassForm::Refused("a class that derives from str"))
                }
                Kind::Builtin(_) => Some(ClassForm::Refused(
                    "a class that derives from a builtin one",
                )),
                _ => Some(ClassForm::Refused("a class with a computed base")),
            };
            form = match (form, of_base) {
                (form, None) => form,
                (ClassForm::Plain, Some(of)) => of,
                (
                    ClassForm::Refused("a class that derives from str"),
                    Some(ClassForm::Enum(EnumForm::Plain)),
                ) => ClassForm::Refused("an enum of str"),
                _ => ClassForm::Refused("a class with several bases"),
            };
        }
        for keyword in arguments.iter().flat_map(|it| &it.keywords) {
            let expr = self.expr(&keyword.value);
            let is_abstract =
                matches!(self.program.kind(expr), Kind::Import(name) if name == "abc.ABCMeta");
            if !is_abstract {
                form = ClassForm::Refused("a class with a metaclass");
            }
        }
        form
    }

    /// Notes the named tuples that a module makes by `namedtuple(..)`: each is a class.
    pub(super) fn note_named_tuples(&mut self, suite: &'a [ast::Stmt]) {
        for stmt in suite {
            let ast::Stmt::Assign(assign) = stmt else {
                continue;
            };
            let [target] = &*assign.targets else {
                continue;
            };
            let Some(name) = crate::python::names::bare_name(target) else {
                continue;
            };
            let Some(names) = self.named_tuple(&assign.value) else {
                continue;
            };
            if self.frame().bound.names.get(name) != Some(&1) {
                continue;
            }
            let at = u32::try_from(self.program.classes.len()).unwrap_or(u32::MAX);
            let id = ClassId::new(at);
            let span = crate::python::syntax::span(stmt);
            let line = self.line(span.start);
            let fields = names.into_iter().map(|name| Declared {
                name,
                annotation: None,
                default: None,
                is_fresh: false,
                is_given: true,
                is_shown: true,
                is_compared: true,
                is_keyword_only: false,
                span: span.clone(),
                line,
            });
            let fields = fields.collect();
            self.program.classes.push(super::super::ir::Class {
                id,
                name: name.to_owned(),
                def: None,
                body: Suite::default(),
                methods: Vec::new(),
                methods_of_name: FxHashMap::default(),
                form: ClassForm::Tuple,
                bases: Vec::new(),
                is_total: false,
                is_protocol: false,
                fields,
                members: Vec::new(),
                attributes: Vec::new(),
                aliases: Vec::new(),
                assigned: Vec::new(),
                line,
                end_line: self.line(span.end.saturating_sub(1)),
                span: span.clone(),
                docstring: None,
            });
            self.known_classes.insert(span.start, id);
            self.frame().classes.insert(name, id);
        }
    }

    /// The names of the fields in `namedtuple("Name", "a b")`.
    fn named_tuple(&self, value: &'a ast::Expr) -> Option<Vec<String>> {
        let ast::Expr::Call(call) = value else {
            return None;
        };
        if !self
            .names
            .resolves_to(&call.func, &["collections.namedtuple"])
            || !call.arguments.keywords.is_empty()
        {
            return None;
        }
        let [_, fields] = &*call.arguments.args else {
            return None;
        };
        let text = |it: &ast::Expr| match it {
            ast::Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
            _ => None,
        };
        match fields {
            ast::Expr::List(list) => list.elts.iter().map(text).collect(),
            ast::Expr::Tuple(tuple) => tuple.elts.iter().map(text).collect(),
            one => {
                let text = text(one)?.replace(',', " ");
                Some(text.split_whitespace().map(str::to_owned).collect())
            }
        }
    }

    /// Reads an assignment that makes a named tuple.
    pub(super) fn read_named_tuple(&mut self, assign: &'a ast::StmtAssign) -> Option<StmtKind<'a>> {
        let id = self
            .known_classes
            .get(&assign.range().start().to_usize())
            .copied()?;
        if self.program.classes[id.at()].def.is_some() {
            return None;
        }
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.program.classes[id.at()].body.block = Some(block);
        self.init_of_fields(id);
        Some(StmtKind::Class(id))
    }

    /// What `default_factory` gives: an empty display where that is all.
    fn made_by(&mut self, factory: ExprId, field: &Declared<'a>) -> ExprId {
        let kind = match self.program.kind(factory) {
            Kind::Builtin(name) if name == "list" => Kind::List(Vec::new()),
            Kind::Builtin(name) if name == "dict" => Kind::Dict(Vec::new()),
            Kind::Lambda(lambda) => match self.program.func(*lambda).value {
                Some(value) if self.program.func(*lambda).params.is_empty() => return value,
                _ => Kind::Unsupported("a factory of this kind"),
            },
            _ => Kind::Call(factory, Vec::<Argument>::new()),
        };
        self.push(kind, field.span.clone())
    }

    /// Gives a class the `__init__` that its fields make.
    fn init_of_fields(&mut self, class: ClassId) {
        let fields = self.program.classes[class.at()].fields.clone();
        let whole = self.program.classes[class.at()].span.clone();
        let (name, line) = {
            let class = &self.program.classes[class.at()];
            (class.name.clone(), class.line)
        };
        let around = self.frame().block;
        let parent = self.frame().func;
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let mut func = empty_func("__init__", Some(parent), whole.clone());
        func.path = format!("{name}.__init__");
        func.class = Some(class);
        func.line = line;
        func.end_line = line;
        func.is_synthetic = true;
        func.falls_through = true;
        self.program.funcs.push(func);
        self.open(id, false, None, Bound::default(), around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let me = self.new_var("self", id, true);
        self.occur(me, true);
        let mut params = vec![Param {
            var: me,
            name: "self".to_owned(),
            default: None,
            annotation: None,
            nature: ParamNature::Plain,
        }];
        let (given, kept): (Vec<&Declared<'a>>, Vec<&Declared<'a>>) =
            fields.iter().partition(|it| it.is_given);
        let (keywords, plain): (Vec<&Declared<'a>>, Vec<&Declared<'a>>) =
            given.into_iter().partition(|it| it.is_keyword_only);
        for (field, nature) in plain.into_iter().map(|it| (it, ParamNature::Plain)).chain(
            keywords
                .into_iter()
                .map(|it| (it, ParamNature::KeywordOnly)),
        ) {
            let var = self.new_var(&field.name, id, true);
            self.occur(var, true);
            params.push(Param {
                var,
                name: field.name.clone(),
                default: field.default,
                annotation: field.annotation,
                nature,
            });
        }
        let mut body: Vec<Stmt<'a>> = Vec::new();
        for field in &fields {
            let given = params.iter().find(|it| it.name == field.name);
            let start = self.next();
            let value = match (given.map(|it| it.var), field.default) {
                (Some(var), _) => self.read_var(var, field),
                (None, Some(default)) => default,
                // It is for `__post_init__` to set it.
                (None, None) => continue,
            };
            // It stands nowhere in the file.
            self.occur(me, false);
            let object = self.push(Kind::Var(me), 0..0);
            let end = self.next();
            body.push(Stmt {
                ends: false,
                kind: StmtKind::Assign {
                    targets: vec![Target::Attribute(object, field.name.clone())],
                    value,
                    annotation: None,
                },
                span: field.span.clone(),
                head: field.span.clone(),
                line: field.line,
                block,
                start,
                end,
            });
        }
        let _ = kept;
        let post = self.program.classes[class.at()]
            .methods
            .iter()
            .any(|it| self.program.func(*it).name == "__post_init__");
        if post {
            let start = self.next();
            self.occur(me, false);
            let object = self.push(Kind::Var(me), whole.clone());
            let method = self.push(
                Kind::Attribute(object, "__post_init__".to_owned()),
                whole.clone(),
            );
            let call = self.push(Kind::Call(method, Vec::new()), whole.clone());
            let end = self.next();
            body.push(Stmt {
                ends: false,
                kind: StmtKind::Expr(call),
                span: whole.clone(),
                head: whole,
                line,
                block,
                start,
                end,
            });
        }
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = Suite {
            block: Some(block),
            body,
        };
        self.program.add_method(class, id);
    }

    fn read_var(&mut self, var: super::super::ir::VarId, field: &Declared<'a>) -> ExprId {
        self.occur(var, false);
        self.push(Kind::Var(var), field.span.clone())
    }
}
