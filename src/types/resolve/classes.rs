//! Classes: what their heads and bodies declare, and the `__init__` that a dataclass or a named tuple gets.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast as ast;
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_text_size::Ranged;

use super::super::class_form::{ClassForm, Declared, EnumForm, Role};
use super::super::classes;
use super::super::collect::Bound;
use super::super::ir::{
    Argument, ClassId, ExprId, FuncId, Kind, Nature, Param, ParamNature, Stmt, StmtKind, Suite,
    VarId,
};
use super::{Builder, empty_func};

impl<'a> Builder<'a, '_> {
    /// What the decorators of a function make of it; nothing if one is not known.
    pub(super) fn role(&mut self, def: &'a ast::StmtFunctionDef) -> Option<Role> {
        let is_method = self.frame().is_class;
        let mut role = Some(Role::Plain);
        for decorator in &def.decorator_list {
            if let ast::Expr::Attribute(of) = &decorator.expression
                && matches!(of.attr.as_str(), "setter" | "deleter")
                && is_method
            {
                let is_setter = of.attr.as_str() == "setter";
                role = role.map(|_| {
                    if is_setter {
                        Role::Setter
                    } else {
                        Role::Deleter
                    }
                });
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
                Kind::Import(name) if name == "functools.cached_property" && is_method => {
                    let known = self.known_functions.get(&def.range().start().to_usize());
                    self.program.kept_properties.extend(known);
                    role.map(|_| Role::Property)
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
        if self.mixins.contains_key(class.name.as_str()) && self.frames.len() == 1 {
            // It stands in the classes that take it in.
            return StmtKind::Pass;
        }
        if self.is_nested(class) && self.frame().is_class {
            // It stands before the class that it is in.
            return StmtKind::Pass;
        }
        let mut form = self.read_head(id, class);
        let func = self.frame().func;
        let around = self.frame().block;
        let mut bound = Bound::of(&class.body);
        bound.classes.retain(|it| !self.is_nested(it));
        let taken_in = if self.frames.len() == 1 {
            super::mixins::taken_in(class, &self.mixins)
        } else {
            Vec::new()
        };
        taken_in.iter().for_each(|it| bound.visit_stmt(it));
        self.open(func, true, Some(id), bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        let mut body = self.suite_in(block, &class.body);
        let taken_in: Vec<(&'a [ast::Stmt], Suite<'a>)> = taken_in
            .into_iter()
            .map(|it| {
                let one = std::slice::from_ref(it);
                (one, self.suite_in(block, one))
            })
            .collect();
        let mut methods: Vec<FuncId> = Vec::new();
        methods.append(&mut self.frame().added);
        let defs = self.frame().bound.functions.clone();
        for def in defs.into_iter().filter(|it| !self.is_consumed(it)) {
            methods.extend(self.known_functions.get(&def.range().start().to_usize()));
        }
        methods.sort_unstable();
        let mut declared = classes::declarations(&self.program, form, &class.body, &body.body);
        for (tree, suite) in taken_in {
            let of_mixin = classes::declarations(&self.program, form, tree, &suite.body);
            declared.attributes.extend(of_mixin.attributes);
            declared.aliases.extend(of_mixin.aliases);
            declared.refused = declared.refused.or(of_mixin.refused);
            body.body.extend(suite.body);
        }
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
        let places = fields.iter().enumerate();
        let mut places: FxHashMap<String, usize> =
            places.map(|(at, it)| (it.name.clone(), at)).collect();
        for mut field in declared.fields {
            if let ClassForm::Record(options) = form {
                field.is_keyword_only |= options.keyword_only;
            }
            if field.is_fresh
                && let Some(factory) = field.default
            {
                field.default = Some(self.made_by(factory, &field));
            }
            if let Some(at) = places.get(&field.name) {
                fields[*at] = field;
            } else {
                places.insert(field.name.clone(), fields.len());
                fields.push(field);
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
        // What is made with nothing in it gets its fields when it is entered.
        let is_entered = matches!(form, ClassForm::Plain)
            && self.program.classes[id.at()].bases.is_empty()
            && self.program.classes[id.at()].def.is_some_and(|it| {
                it.body.iter().any(
                |it| matches!(it, ast::Stmt::FunctionDef(def) if super::manager_methods::sets_fields(def)),
            )
            });
        if (is_entered || matches!(form, ClassForm::Record(_) | ClassForm::Tuple)) && !has_init {
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
        let arguments = class.arguments.as_deref();
        for base in arguments.iter().flat_map(|it| &it.args) {
            // The parameters of a base are for annotations.
            let base = match base {
                ast::Expr::Subscript(subscript) => &*subscript.value,
                base => base,
            };
            let is_mixin = crate::python::names::bare_name(base)
                .is_some_and(|it| self.mixins.contains_key(it));
            if is_mixin && self.frames.len() == 1 {
                continue;
            }
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
                Kind::Import(name) if name == "threading.Thread" && self.program.has_threads => {
                    self.program.thread_classes.insert(id.origin());
                    None
                }
                Kind::Import(name) => {
                    self.program.classes[id.at()].is_protocol |= name == "typing.Protocol";
                    classes::form_of_base(&name)
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
                ) => ClassForm::Enum(EnumForm::Mixed),
                _ => ClassForm::Refused("a class with several bases"),
            };
        }
        let keywords = arguments.iter().flat_map(|it| &it.keywords);
        for keyword in keywords.filter(|_| !id.is_record()) {
            let expr = self.expr(&keyword.value);
            let is_abstract =
                matches!(self.program.kind(expr), Kind::Import(name) if name == "abc.ABCMeta");
            if !is_abstract {
                form = ClassForm::Refused("a class with a metaclass");
            }
        }
        form
    }

    /// Whether the instances of a class are dicts.
    pub(super) fn is_typed_dict(&self, class: &ast::StmtClassDef) -> bool {
        let typed = &["typing.TypedDict", "typing_extensions.TypedDict"];
        class.decorator_list.is_empty()
            && class.arguments.as_deref().is_some_and(
                |it| matches!(&*it.args, [base] if self.names.resolves_to(base, typed)),
            )
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
            let Some(names) = self.named_tuple(name, &assign.value) else {
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
                keys: None,
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

    /// The names of the fields in `Name = namedtuple("Name", "a b")`; by another name it would show itself otherwise.
    fn named_tuple(&self, name: &str, value: &'a ast::Expr) -> Option<Vec<String>> {
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
        let [said, fields] = &*call.arguments.args else {
            return None;
        };
        let text = |it: &ast::Expr| match it {
            ast::Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
            _ => None,
        };
        if text(said).as_deref() != Some(name) {
            return None;
        }
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
        let given = fields.iter().filter(|it| it.is_given);
        let (keywords, plain): (Vec<&Declared<'a>>, Vec<&Declared<'a>>) =
            given.partition(|it| it.is_keyword_only);
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
        // Of two of a name, the first is the one.
        let by_name: FxHashMap<&str, VarId> = params
            .iter()
            .rev()
            .map(|it| (it.name.as_str(), it.var))
            .collect();
        let mut body: Vec<Stmt<'a>> = Vec::new();
        let handed = self.handed_to_base(class);
        if !handed.is_empty() {
            let start = self.next();
            let mut arguments = Vec::new();
            for field in &handed {
                if let Some(param) = by_name.get(field.name.as_str()) {
                    arguments.push(Argument {
                        name: Some(field.name.clone()),
                        stars: 0,
                        value: self.read_var(*param, field),
                    });
                }
            }
            let func = self.push(Kind::Builtin("super".to_owned()), whole.clone());
            let base = self.push(Kind::Call(func, Vec::new()), whole.clone());
            let init = self.push(Kind::Attribute(base, "__init__".to_owned()), whole.clone());
            let call = self.push(Kind::Call(init, arguments), whole.clone());
            let end = self.next();
            body.push(Stmt {
                ends: false,
                kind: StmtKind::Expr(call),
                span: whole.clone(),
                head: whole.clone(),
                line,
                block,
                start,
                end,
            });
        }
        let handed: FxHashSet<&str> = handed.iter().map(|it| it.name.as_str()).collect();
        for field in &fields {
            if handed.contains(field.name.as_str()) {
                continue;
            }
            let start = self.next();
            let value = match (by_name.get(field.name.as_str()), field.default) {
                (Some(var), _) => self.read_var(*var, field),
                (None, Some(default)) => default,
                // It is for `__post_init__` to set it.
                (None, None) => continue,
            };
            // It stands nowhere in the file.
            self.occur(me, false);
            let object = self.push(Kind::Var(me), 0..0);
            let end = self.next();
            let place = (field.span.clone(), field.line, block);
            body.push(Stmt::setting(
                object,
                field.name.clone(),
                value,
                place,
                (start, end),
            ));
        }
        body.extend(self.made_after(class, me, block));
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

    /// The fields of a dataclass that the dataclass which it derives from makes: all that one has, if it is made of
    /// nothing else.
    fn handed_to_base(&self, class: ClassId) -> Vec<Declared<'a>> {
        let program = &self.program;
        let [base] = program.classes[class.at()].bases.as_slice() else {
            return Vec::new();
        };
        let of_base = &program.classes[base.at()];
        let is_whole = matches!(of_base.form, ClassForm::Record(_))
            && of_base.fields.iter().all(|it| it.is_given)
            && !program.lineage(*base).into_iter().any(|it| {
                program.classes[it.at()]
                    .methods_of_name
                    .contains_key("__post_init__")
            })
            && program
                .method(*base, "__init__")
                .is_some_and(|it| program.func(it).is_synthetic);
        if is_whole {
            of_base.fields.clone()
        } else {
            Vec::new()
        }
    }

    fn read_var(&mut self, var: super::super::ir::VarId, field: &Declared<'a>) -> ExprId {
        self.occur(var, false);
        self.push(Kind::Var(var), field.span.clone())
    }
}
