//! What is asked of instances and classes: fields, properties, methods, new instances.

use super::super::code::{Code, Form, Prec};
use super::super::names::snake;
use super::super::translator::{Res, Translator, refuse, unknown};
use super::AttributeForm;
use crate::types::class_form::{ClassForm, Role};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

const NOT_DRAFTED: &str = "classes of this kind are not drafted yet";

impl Translator<'_, '_> {
    /// `object.name`.
    pub(in super::super) fn attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let is_class_of = match self.kind(object) {
            Kind::Call(func, _) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "type")
            }
            Kind::Attribute(_, name) => name == "__class__",
            _ => false,
        };
        if name == "__name__" && is_class_of {
            return self.class_name_of(object);
        }
        if matches!(self.ty(object).some(), Ty::Error(_)) {
            return self.error_attribute(object, name);
        }
        let class = match self.ty(object).some().clone() {
            Ty::Instance(class) if self.program.form(class) == ClassForm::CommandLine => {
                return self.argument_given(object, class, name);
            }
            Ty::Instance(class) => {
                if let Some(constant) = self.constant_of_errors(class, name) {
                    return constant;
                }
                class
            }
            Ty::Dyn(root) => {
                if !self.program.family(root, name).is_empty() {
                    return self.call_any(object, root, name, &[]);
                }
                match self.attribute_form(root, name) {
                    Some((_, AttributeForm::Own)) => {
                        return self.read_own_constant(object, root, name);
                    }
                    Some((_, form)) if form != AttributeForm::Field && self.is_simple(object) => {
                        return self.class_attribute(root, name);
                    }
                    _ => {}
                }
                let of = self.expr(object)?;
                if let Some(class) = self.program.only_owner(root, name) {
                    let of = self.downcast(&of, class, false)?;
                    return self.field_of(&of, name);
                }
                return self.field_of(&of, name);
            }
            Ty::Union(_) => return self.attribute_of_union(object, name),
            Ty::Enum(class) => return self.enum_attribute(object, class, name),
            Ty::Class(class) => {
                if let Some(constant) = self.constant_of_error(class, name) {
                    return constant;
                }
                return if self.program.member(class, name).is_some() {
                    self.enum_member(class, name)
                } else if name == "__name__" && matches!(self.kind(object), Kind::Class(_)) {
                    let name = &self.program.classes[class.at()].name;
                    Ok(Code::tight(super::super::code::quoted(name), Ty::Lit))
                } else if self.is_constant_of_each(class, name) {
                    self.read_own_constant(object, class, name)
                } else {
                    self.class_attribute(class, name)
                };
            }
            Ty::Iter(_) if matches!(name, "line_num" | "fieldnames") => {
                return self.reader_attribute(object, name);
            }
            Ty::Foreign("path") => return self.path_attribute(object, name),
            Ty::Foreign("re.Match") if name == "lastgroup" => return self.last_group(object),
            Ty::Foreign("completed process" | "answered process" | "captured process") => {
                return self.process_attribute(object, name);
            }
            Ty::Foreign("cache info") => return self.cache_attribute(object, name),
            Ty::Foreign("temporary folder") => return self.file_attribute(object, name),
            Ty::Foreign("threading.Thread") => return self.thread_attribute(object, name),
            _ => return refuse("an attribute"),
        };
        if let Some(property) = self.program.property(class, name) {
            return self.call_method_of(object, class, property, &[]);
        }
        if self.is_constant_of_each(class, name) {
            return self.read_own_constant(object, class, name);
        }
        if let Some((_, form)) = self.attribute_form(class, name)
            && form != AttributeForm::Field
        {
            if !self.is_simple(object) {
                return refuse("an attribute of a class, of an instance that is computed");
            }
            return self.class_attribute(class, name);
        }
        if let Kind::Var(var) = self.kind(object)
            && self.making == Some(*var)
        {
            // The field stands in a variable until all are there.
            let ty = self.field_type(class, name).unwrap_or_default();
            let owner = self.program.field_owner(class, name);
            if owner != class {
                let path = self.path_to(class, owner);
                let field = self.field_name(owner, name);
                return Ok(Code::tight(format!("{}.{field}", &path[1..]), ty).held(Form::Place));
            }
            return Ok(Code::tight(self.field_variable(*var, class, name), ty).held(Form::Place));
        }
        let of = self.expr(object)?;
        self.field_of(&of, name)
    }

    /// The type of a field.
    pub(in super::super) fn field_type(&self, class: ClassId, name: &str) -> Option<Ty> {
        if self.class_facts.is_hidden(class, name) {
            return Some(Ty::Unknown);
        }
        let owner = self.program.field_owner(class, name);
        self.types.fields.get(&(owner, name.to_owned())).cloned()
    }

    /// A field of an instance.
    pub(in super::super) fn field_of(&mut self, of: &Code, name: &str) -> Res<Code> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = of.ty.some().clone() else {
            return refuse("an attribute");
        };
        if self.program.form(class) == ClassForm::CommandLine {
            return refuse("a change of what the command line gives");
        }
        let Some(ty) = self.field_type(class, name) else {
            if name == "name" && self.program.thread_classes.contains(&class.origin()) {
                return self.own_thread_name(&of.receiver(), class);
            }
            return refuse("an attribute that is no field");
        };
        if !self.has_rust(&of.ty) || !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let receiver = if matches!(of.ty, Ty::Option(_)) {
            // Python raises an AttributeError for None here.
            match of.form {
                Form::Place | Form::MutRef => {
                    format!("{}.as_ref().expect(\"an instance\")", of.receiver())
                }
                _ => format!("{}.expect(\"an instance\")", of.receiver()),
            }
        } else {
            of.receiver()
        };
        if exceptions::is_exception(self.program, class) {
            let Some((path, ty)) = self.field_path(class, name) else {
                return refuse("an attribute that is no field");
            };
            return Ok(Code::tight(format!("{receiver}.{path}"), ty).held(Form::Place));
        }
        let owner = self.program.field_owner(class, name);
        if owner != class && self.is_partial(class) {
            return refuse("an attribute of a base that is left out");
        }
        let field = self.field_name(owner, name);
        let path = if matches!(of.ty.some(), Ty::Dyn(_)) || self.in_trait && receiver == "self" {
            if self.changes_base {
                self.need(class.root(), super::Part::BaseMut);
                ".base_mut()".to_owned()
            } else {
                ".base()".to_owned()
            }
        } else {
            let from = self.drafted_for.filter(|_| receiver == "self");
            self.path_to(from.unwrap_or(class), owner)
        };
        if let Some(held) = self
            .class_facts
            .held
            .get(&(owner, name.to_owned()))
            .copied()
        {
            return self.held_field(&receiver, owner, name, held, ty);
        }
        let text = format!("{receiver}{path}.{field}");
        if self.is_boxed_field(owner, &ty) {
            return Ok(Code::new(format!("*{text}"), Prec::Unary, ty).held(Form::Place));
        }
        Ok(Code::tight(text, ty).held(Form::Place))
    }

    /// A field of an instance that is changed.
    pub(in super::super) fn place_of_field(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = self.ty(object).some().clone() else {
            return refuse("an attribute");
        };
        if self.program.property(class, name).is_some() {
            return self.attribute(object, name);
        }
        if let Some((_, form)) = self.attribute_form(class, name)
            && form != AttributeForm::Field
        {
            return refuse("an attribute of a class that all share and change");
        }
        if matches!(self.kind(object), Kind::Var(var) if self.making == Some(*var)) {
            return self.attribute(object, name);
        }
        let mut of = self.changing_place(object)?;
        if let Ty::Dyn(root) = of.ty
            && let Some(class) = self.program.only_owner(root, name)
        {
            of = self.downcast(&of, class, true)?;
        }
        self.changed_field_of(&of, name)
    }

    /// A field of a place that is changed.
    fn changed_field_of(&mut self, of: &Code, name: &str) -> Res<Code> {
        let before = std::mem::replace(&mut self.changes_base, true);
        let code = self.field_of(of, name);
        self.changes_base = before;
        code
    }

    /// A place that is changed: one that may be None holds a value there, or Python raises.
    pub(in super::super) fn changing_place(&mut self, object: ExprId) -> Res<Code> {
        if self.ty(object).some().is_counted() {
            return self.expr(object);
        }
        let of = self.place(object)?;
        if of.form == Form::Ref {
            return refuse("a borrowed value that is changed");
        }
        if matches!(self.kind(object), Kind::Var(var) if self.is_lent_option(*var))
            && matches!(of.ty, Ty::Option(_))
        {
            return refuse("what may be None and is changed");
        }
        if let Ty::Option(inner) = &of.ty {
            let inner = (**inner).clone();
            let text = format!("{}.as_mut().expect(\"an instance\")", of.receiver());
            return Ok(Code::tight(text, inner).held(Form::MutRef));
        }
        Ok(of)
    }

    /// `self.name = value`, and for other objects.
    pub(in super::super) fn assign_field(
        &mut self,
        object: ExprId,
        name: &str,
        value: ExprId,
    ) -> Res<()> {
        let class = match self.ty(object).some().clone() {
            Ty::Instance(class) | Ty::Dyn(class) => class,
            Ty::Class(class) => {
                return self.assign_class_attribute(object, class, name, value);
            }
            _ => return refuse("an attribute"),
        };
        if let Some(setter) = self.program.setter(class, name) {
            let getter = self.program.property(class, name);
            let reads_it = self
                .exprs_in(&self.program.expr(value).span)
                .any(|it| matches!(&it.kind, Kind::Attribute(_, of) if of == name));
            if reads_it && getter.is_some_and(|it| self.effects.changers.contains(&it)) {
                return refuse("a property that changes something where it is read");
            }
            let argument = Argument::plain(value);
            let code = self.call_method_of(object, class, setter, &[argument])?;
            self.out.line(format!("{};", code.text));
            return Ok(());
        }
        match self.program.form(class) {
            ClassForm::Record(options) if options.frozen && self.making.is_none() => {
                return refuse("an assignment to a field of a frozen dataclass");
            }
            ClassForm::Tuple => return refuse("an assignment to a field of a named tuple"),
            _ => {}
        }
        let Some(ty) = self.field_type(class, name) else {
            return refuse("an attribute that is no field");
        };
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        self.taking = match self.kind(object) {
            Kind::Var(var) if matches!(ty, Ty::Option(_)) && self.making != Some(*var) => {
                let owner = self.program.field_owner(class, name);
                Some(format!(
                    "{}.{}",
                    self.binding(*var).name,
                    self.field_name(owner, name)
                ))
            }
            _ => None,
        };
        let code = self.value(value, &ty);
        self.taking = None;
        let code = code?;
        if let Kind::Var(var) = self.kind(object)
            && self.making == Some(*var)
        {
            return self.make_field(*var, class, name, value, &code, &ty);
        }
        let owner = self.program.field_owner(class, name);
        if let Some(held) = self
            .class_facts
            .held
            .get(&(owner, name.to_owned()))
            .copied()
        {
            return self.assign_held(object, owner, name, held, &code);
        }
        if code.text.contains("self.") && matches!(self.kind(value), Kind::Call(..))
            || super::super::code::holds_guard(&code.text)
        {
            // The value is computed before its place is borrowed.
            let new = self.fresh("value");
            self.out.line(format!("let {new} = {};", code.text));
            let place = self.changing_place(object)?;
            let field = self.changed_field_of(&place, name)?;
            self.out.line(format!("{} = {new};", field.text));
            return Ok(());
        }
        let place = self.changing_place(object)?;
        let field = self.changed_field_of(&place, name)?;
        self.out.line(format!("{} = {};", field.text, code.text));
        Ok(())
    }

    /// `Name(..)`.
    pub(in super::super) fn construct(
        &mut self,
        id: ExprId,
        class: ClassId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if exceptions::is_exception(self.program, class) {
            // By another name, as a variable or a parameter, it would be asked for again and again.
            let func = match self.kind(id) {
                Kind::Call(func, _) => *func,
                _ => id,
            };
            if exceptions::class_of(self.program, func).is_none() {
                return refuse("an exception whose class is a value");
            }
            let text = self.made_error(id)?;
            return Ok(Code::tight(text, Ty::Error(Exc::Own(class))));
        }
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        if let ClassForm::Enum(_) = self.program.form(class) {
            return self.enum_by_value(class, arguments);
        }
        let name = self.class_name(class);
        if self.is_partial(class)
            && self
                .program
                .method(class, "__init__")
                .is_none_or(|it| self.is_left_out(class, it) || self.program.func(it).is_synthetic)
        {
            return refuse("an instance of a class of which something is left out");
        }
        let Some(init) = self.program.method(class, "__init__") else {
            return if arguments.is_empty() && self.fields_of(class).len() == 0 {
                let text = if class.is_counted() {
                    format!("{}::new({name})", self.counter())
                } else if self.base_of(class).is_some() {
                    format!("{name}::new()")
                } else {
                    name
                };
                Ok(Code::tight(text, Ty::Instance(class)))
            } else {
                refuse("a class without __init__")
            };
        };
        let standing = self.standing_in(class);
        let types = self.said_types(init, &standing, arguments);
        self.standing = standing;
        let name = format!("{name}{types}::new");
        self.call_named(&name, init, 1, Ty::Instance(class), arguments)
    }

    /// A call of a method of the file's own.
    pub(in super::super) fn call_own_method(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        if name == "_replace" && self.program.form(class) == ClassForm::Tuple {
            return self.replaced(object, class, arguments);
        }
        let Some(method) = self.program.method(class, name) else {
            if self.program.thread_classes.contains(&class.origin()) {
                return self.own_thread_method(object, class, name, arguments);
            }
            return refuse("a method that is not there");
        };
        if self.is_super(object) && name != "__init__" {
            return self.call_super(class, method, arguments);
        }
        let is_called = matches!(
            name,
            "__post_init__" | "__enter__" | "__exit__" | "__aenter__" | "__aexit__"
        );
        if name.starts_with("__") && name.ends_with("__") && !is_called {
            return refuse("a call of a method with such a name");
        }
        self.call_method_of(object, class, method, arguments)
    }

    /// A call of a function of a class through the class: `Name.method(..)`.
    pub(in super::super) fn call_through_class(
        &mut self,
        class: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        let Some(method) = self.program.method(class, name) else {
            return refuse("a method that is not there");
        };
        let func = self.program.func(method);
        if self.is_left_out(class, method) {
            return refuse("a method that is left out");
        }
        let skipped = match func.role {
            Role::Static => 0,
            Role::Class => 1,
            _ => return refuse("a method called through its class"),
        };
        self.check_callable(method)?;
        let owner = func.class.filter(|it| it.at() != class.origin());
        if skipped > 0 && owner.is_some() && !self.asks_class_alike(method, class) {
            return refuse("a function of a class that another one has by inheritance");
        }
        let ret = self.given_by(class, method);
        let standing = self.standing_in(class);
        let types = self.said_types(method, &standing, arguments);
        self.standing = standing;
        let name = format!(
            "{}{types}::{}",
            self.class_name(owner.unwrap_or(class)),
            self.func_names[method.at()]
        );
        self.call_named(&name, method, skipped, ret, arguments)
    }

    /// Whether a function that gets its class does the same for one that derives from it: it only reads
    /// attributes that both have in common.
    fn asks_class_alike(&self, method: FuncId, class: ClassId) -> bool {
        let func = self.program.func(method);
        let (Some(own), Some(owner)) = (func.params.first(), func.class) else {
            return false;
        };
        let exprs = &self.program.exprs;
        let uses = exprs
            .iter()
            .filter(|it| matches!(it.kind, Kind::Var(var) if var == own.var));
        let reads = exprs.iter().filter(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                let of = |class| self.program.class_attribute(class, name).map(|it| it.0);
                matches!(self.kind(*object), Kind::Var(var) if *var == own.var)
                    && of(owner).is_some()
                    && of(owner) == of(class)
                    && !self.is_constant_of_each(class, name)
            }
            _ => false,
        });
        let mut is_assigned = false;
        self.each_target(&mut |target| {
            is_assigned |= matches!(target, crate::types::ir::Target::Attribute(object, _)
                if matches!(self.kind(*object), Kind::Var(var) if *var == own.var));
        });
        !is_assigned && uses.count() == reads.count()
    }

    fn check_callable(&self, method: FuncId) -> Res<()> {
        match self.program.func(method).refused {
            Some(why) => refuse(format!("a call of {why}")),
            None => Ok(()),
        }
    }

    /// A call of a function of a class on an instance.
    pub(in super::super) fn call_method_of(
        &mut self,
        object: ExprId,
        class: ClassId,
        method: FuncId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        let func = self.program.func(method);
        if func.is_generator || matches!(func.ret, Ty::Iter(_)) {
            return refuse("an iterator that is kept");
        }
        let ret = self.given_by(class, method);
        self.call_giving(object, class, method, ret, arguments)
    }

    /// Such a call, with the type of what it gives.
    pub(in super::super) fn call_giving(
        &mut self,
        object: ExprId,
        class: ClassId,
        method: FuncId,
        ret: Ty,
        arguments: &[Argument],
    ) -> Res<Code> {
        if let Kind::Attribute(holder, name) = self.kind(object)
            && let Ty::Instance(of) = self.ty(*holder).some()
            && self.class_facts.is_hidden(*of, name)
        {
            return refuse("a field that holds what it is a part of");
        }
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        self.check_callable(method)?;
        self.check_kept_property(method)?;
        let func = self.program.func(method);
        if self.is_left_out(class, method) {
            return refuse("a method that is left out");
        }
        if matches!(func.role, Role::Static | Role::Class) {
            if !self.is_simple(object) {
                return refuse("a function of a class, of an instance that is computed");
            }
            let owner = func.class.unwrap_or(class);
            let skipped = usize::from(func.role == Role::Class);
            if skipped > 0 && owner.at() != class.origin() && !self.asks_class_alike(method, class)
            {
                return refuse("a class method of a base");
            }
            let name = format!(
                "{}::{}",
                self.class_name(owner),
                self.func_names[method.at()]
            );
            self.standing = self.standing_in(class);
            return self.call_named(&name, method, skipped, ret, arguments);
        }
        if matches!(self.kind(object), Kind::Var(var) if self.making == Some(*var)) {
            return refuse("a method of what is not made yet");
        }
        if func.is_abstract && !self.is_virtual(class, &func.name) {
            return refuse("a method that is abstract");
        }
        let receiver = self.receiver_of(object, method)?;
        let path = match func.class {
            _ if self.is_virtual(class, &func.name) || self.is_copied(class, &func.name) => {
                String::new()
            }
            Some(owner) if self.in_trait && receiver == "self" && owner == class => {
                let changes = func
                    .params
                    .first()
                    .is_some_and(|it| self.effects.changed.contains(&it.var));
                if changes {
                    self.need(class.root(), super::Part::BaseMut);
                    ".base_mut()".to_owned()
                } else {
                    ".base()".to_owned()
                }
            }
            Some(owner) => {
                let from = self.drafted_for.filter(|_| receiver == "self");
                self.path_to(from.unwrap_or(class), owner)
            }
            None => String::new(),
        };
        let name = format!("{receiver}{path}.{}", self.func_names[method.at()]);
        self.standing = self.standing_in(class);
        let code = self.call_named(&name, method, 1, ret, arguments)?;
        self.check_receiver(&receiver, method, &code, name.len(), arguments)?;
        if self.program.lending.methods.contains_key(&method) {
            return Ok(code.held(if self.lends_to_change(method) {
                Form::MutRef
            } else {
                Form::Ref
            }));
        }
        Ok(code)
    }

    /// Refuses a call whose arguments borrow what it is called on, where one of both is changed.
    pub(super) fn check_receiver(
        &mut self,
        receiver: &str,
        method: FuncId,
        code: &Code,
        name: usize,
        arguments: &[Argument],
    ) -> Res<()> {
        let params = &self.program.func(method).params;
        let is_changed = |it: &crate::types::ir::Param<'_>| self.effects.changed.contains(&it.var);
        let changes = params.first().is_some_and(is_changed);
        let root = receiver
            .trim_start_matches(['&', '*', '('])
            .split(['.', '[', '('])
            .next()
            .unwrap_or(receiver);
        let given = code.text.get(name..).unwrap_or_default();
        // A text that is made for the call borrows nothing once it is there.
        let is_made =
            |id: ExprId| matches!(self.kind(id), Kind::Format(pieces) if pieces.len() > 1);
        let is_borrowed = arguments
            .iter()
            .any(|it| !self.ty(it.value).is_copy() && !is_made(it.value))
            && super::super::names::contains_word(given, root);
        let is_lent = super::super::names::contains_word(
            &given.replace("&mut ", "&mut_"),
            &format!("mut_{root}"),
        );
        // It is lent as it is where it is a reference already.
        let is_passed_on = params.iter().skip(1).any(is_changed)
            && arguments.iter().any(|it| {
                matches!(self.kind(it.value), Kind::Var(var) if self.binding(*var).name == root)
            });
        if changes && is_borrowed || is_lent || is_passed_on {
            for argument in arguments {
                let classes = self.ty(argument.value).classes();
                self.wants_counted
                    .extend(classes.into_iter().filter(|it| !it.is_counted()));
            }
            return refuse("one value passed twice, and changed");
        }
        Ok(())
    }

    /// What a method is called on, as it needs it.
    pub(super) fn receiver_of(&mut self, object: ExprId, method: FuncId) -> Res<String> {
        let changes = self
            .program
            .func(method)
            .params
            .first()
            .is_some_and(|it| self.effects.changed.contains(&it.var));
        if changes {
            return Ok(self.changing_place(object)?.receiver());
        }
        let code = self.expr(object)?;
        Ok(match (&code.ty, code.form) {
            (Ty::Option(of), Form::Place | Form::MutRef) if !of.is_copy() => {
                format!("{}.as_ref().expect(\"an instance\")", code.receiver())
            }
            (Ty::Option(_), _) => format!("{}.expect(\"an instance\")", code.receiver()),
            _ => code.receiver(),
        })
    }

    /// `replace(object, name=value)`: a copy with some fields of its own.
    pub(in super::super) fn replaced(
        &mut self,
        object: ExprId,
        class: ClassId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) || matches!(self.ty(object), Ty::Option(_)) {
            return refuse(NOT_DRAFTED);
        }
        if class.is_counted() {
            return refuse("a copy of what has more than one name");
        }
        if self.base_of(class).is_some() {
            return refuse("a copy of what is made by its base, too");
        }
        let declared = &self.program.classes[class.at()].fields;
        if declared.iter().any(|it| !it.is_given)
            || self.program.method(class, "__post_init__").is_some()
        {
            return refuse("a copy of what is made in more than one step");
        }
        let mut parts = Vec::new();
        for argument in arguments {
            let (Some(name), 0) = (&argument.name, argument.stars) else {
                return refuse("these arguments");
            };
            let Some(ty) = self.field_type(class, name) else {
                return refuse("an attribute that is no field");
            };
            let code = self.value(argument.value, &ty)?;
            let field = self.field_name(class, name);
            parts.push(if code.text == field {
                field
            } else {
                format!("{field}: {}", code.text)
            });
        }
        let total = self.fields_of(class).len();
        let mut text = parts.join(", ");
        if parts.len() < total {
            for (name, ty) in self
                .fields_of(class)
                .map(|(name, ty)| (name.to_owned(), ty.clone()))
                .collect::<Vec<_>>()
            {
                if !arguments
                    .iter()
                    .any(|it| it.name.as_deref() == Some(name.as_str()))
                {
                    // What the copy shares with the first is not changed anywhere.
                    self.check_type(&ty)?;
                }
            }
            let code = self.expr(object)?;
            let receiver = code.receiver();
            let whole = if code.form == Form::Value {
                receiver
            } else {
                format!("{receiver}.clone()")
            };
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(&format!("..{whole}"));
        }
        Ok(Code::tight(
            format!("{} {{ {text} }}", self.class_name(class)),
            Ty::Instance(class),
        ))
    }

    /// The fields of a named tuple, as Rust names them, with their types.
    pub(in super::super) fn tuple_fields(&self, ty: &Ty) -> Option<Vec<(String, Ty)>> {
        let Ty::Instance(class) = ty.some() else {
            return None;
        };
        if self.program.form(*class) != ClassForm::Tuple || !self.classes.contains(class) {
            return None;
        }
        let fields = self.program.classes[class.at()].fields.iter();
        fields
            .map(|it| {
                let ty = self.field_type(*class, &it.name)?;
                Some((self.field_name(*class, &it.name), ty))
            })
            .collect()
    }

    /// What a function of a class is called in Rust, if it stands for one of Python's own names.
    pub(in super::super) fn special_name(name: &str) -> String {
        match name {
            "__str__" => "to_text".to_owned(),
            "__aenter__" => "enter".to_owned(),
            "__aexit__" => "exit".to_owned(),
            "__getitem__" => "item".to_owned(),
            "__setitem__" => "set_item".to_owned(),
            "__delitem__" => "remove_item".to_owned(),
            "__bool__" => "is_true".to_owned(),
            "__rmul__" => "mul_by".to_owned(),
            "__radd__" => "add_to".to_owned(),
            name => snake(name.trim_matches('_')),
        }
    }

    /// An operator that a trait of Rust stands for, as it is written.
    pub(in super::super) fn operand_text(&mut self, code: Code) -> String {
        let code = self.reference(code);
        code.at_least(Prec::Unary)
    }
}
