//! Classes: what their heads and bodies declare.

use rustc_hash::FxHashMap;
use rustpython_ast as ast;
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_text_size::Ranged;

use super::super::class_form::{ClassForm, Declared, EnumForm, Role};
use super::super::collect::Bound;
use super::super::declared;
use super::super::ir::{ClassId, FuncId, Kind, Nature, StmtKind, Suite};
use super::Builder;
use super::record_heirs::is_one as is_record_heir;

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
        let mut declared = declared::declarations(&self.program, form, &class.body, &body.body);
        for (tree, suite) in taken_in {
            let of_mixin = declared::declarations(&self.program, form, tree, &suite.body);
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
            if let Some(options) = declared::record_options(&self.program, expr) {
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
                        // Without fields of its own it is made, shown and compared as one of its own kind.
                        ClassForm::Record(options)
                            if form == ClassForm::Plain
                                && is_record_heir(
                                    class,
                                    options,
                                    &self.program.classes[base.at()].fields,
                                ) =>
                        {
                            form = ClassForm::Record(options);
                            None
                        }
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
                    declared::form_of_base(&name)
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
}
