//! What assignments, loops and calls bind names to.

use rustpython_ast::{Expr, ExprCall, StmtFunctionDef};

use super::super::class_events::{Event, What, is_of_classes};
use super::super::module::own_method;
use super::{Flow, Key};
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Flow<'_, 'a> {
    pub(super) fn pass(&mut self) {
        let events = std::mem::take(&mut self.events);
        for event in &events {
            match event {
                Event::Assign(target, value, in_class) => self.assign(target, value, *in_class),
                Event::Loop(target, iter) => {
                    let what = self.what(iter);
                    self.each_of(target, &what);
                }
                Event::Other(target) => {
                    if let Some(key) = self.key_of(target) {
                        self.note(key, What::Other);
                    }
                }
                Event::Return(name, value) => {
                    let what = self.what(value);
                    self.note(Key::Returned(name), what);
                }
                Event::Call(call) => self.call(call),
                Event::Params(scope, params) => {
                    for param in params.iter_non_variadic_params() {
                        if let Some(default) = &param.default {
                            let what = self.what(default);
                            self.note(Key::Var(*scope, param.parameter.name.as_str()), what);
                        }
                    }
                }
            }
        }
        self.events = events;
    }

    fn assign(&mut self, target: &'a Expr, value: &'a Expr, in_class: bool) {
        match target {
            Expr::Tuple(of) => {
                let values = match value {
                    Expr::Tuple(it) if it.elts.len() == of.elts.len() => Some(&it.elts),
                    _ => None,
                };
                for (at, target) in of.elts.iter().enumerate() {
                    match values {
                        Some(values) => self.assign(target, &values[at], in_class),
                        None => {
                            if let Some(key) = self.key_of(target) {
                                self.note(key, What::Other);
                            }
                        }
                    }
                }
            }
            Expr::Subscript(of) => {
                let what = self.what(value);
                let base = self.what(&of.value);
                if let Some(key) = self.key_of(&of.value) {
                    if what == What::Class
                        && matches!(base, What::Other | What::Empty | What::Table)
                    {
                        self.note(key, What::Table);
                    } else if base == What::Table {
                        self.note(key, What::Other);
                    }
                }
            }
            Expr::Name(it) if in_class => {
                let what = self.what(value);
                self.note(Key::Attribute(it.id.as_str()), what);
            }
            target => {
                let what = self.what(value);
                if let Some(key) = self.key_of(target) {
                    self.note(key, what);
                }
            }
        }
    }

    /// Binds what a loop over something goes through.
    fn each_of(&mut self, target: &'a Expr, what: &What) {
        match (target, what) {
            (Expr::Tuple(of), What::Items) if of.elts.len() == 2 => {
                self.bind_one(&of.elts[0], What::Other);
                self.bind_one(&of.elts[1], What::Class);
            }
            (Expr::Tuple(of), What::Pairs(places)) if of.elts.len() == places.len() => {
                for (target, is_class) in of.elts.iter().zip(places) {
                    self.bind_one(target, if *is_class { What::Class } else { What::Other });
                }
            }
            (Expr::Tuple(of), _) => {
                for target in &of.elts {
                    self.each_of(target, &What::Other);
                }
            }
            (target, What::Classes) => self.bind_one(target, What::Class),
            (target, What::Items | What::Pairs(_)) => {
                // A pair by one name is not followed.
                self.bind_one(target, What::Items);
                self.bind_one(target, What::Other);
            }
            (target, _) => self.bind_one(target, What::Other),
        }
    }

    fn bind_one(&mut self, target: &'a Expr, what: What) {
        if let Some(key) = self.key_of(target) {
            self.note(key, what);
        } else if let Expr::Tuple(_) = target {
            self.each_of(target, &What::Other);
        }
    }

    fn call(&mut self, call: &'a ExprCall) {
        let args = &call.arguments.args;
        if let Expr::Attribute(of) = &*call.func {
            let value = args.last().map(|it| self.what(it));
            if matches!(of.attr.as_str(), "append" | "add" | "insert") && value == Some(What::Class)
            {
                if let Some(key) = self.key_of(&of.value) {
                    self.note(key, What::Classes);
                }
                self.taken
                    .extend(args.last().map(|it| (span(it).start, span(it).end)));
            } else if matches!(
                of.attr.as_str(),
                "append" | "add" | "insert" | "extend" | "update"
            ) && let Some(key) = self.key_of(&of.value)
            {
                self.note(key, What::Other);
            }
            if matches!(of.attr.as_str(), "get" | "setdefault" | "pop")
                && self.what(&of.value) == What::Table
            {
                self.taken
                    .extend(args.get(1).map(|it| (span(it).start, span(it).end)));
            }
        }
        // What sorts or maps classes gets them.
        if let Some("sorted" | "min" | "max" | "map" | "filter") = bare_name(&call.func) {
            let lambdas = args
                .iter()
                .chain(call.arguments.keywords.iter().map(|it| &it.value));
            let has_classes = args.iter().any(|it| self.what(it) == What::Classes);
            for it in lambdas {
                if let Expr::Lambda(lambda) = it
                    && let Some(params) = &lambda.parameters
                    && has_classes
                {
                    let scope = span(lambda).start;
                    for param in params.iter_non_variadic_params() {
                        self.note(Key::Var(scope, param.parameter.name.as_str()), What::Class);
                    }
                }
            }
        }
        let mut functions: Vec<(&'a StmtFunctionDef, usize)> = Vec::new();
        match &*call.func {
            Expr::Name(it) => {
                let name = it.id.as_str();
                functions.extend(self.module.function(name).map(|it| (it, 0)));
                if let Some(class) = self.module.class(name) {
                    functions.extend(self.module.method(class, "__init__").map(|it| (it.1, 1)));
                }
            }
            Expr::Attribute(of) => {
                for class in &self.module.classes {
                    if let Some(def) = own_method(class, of.attr.as_str()) {
                        let is_static = def
                            .decorator_list
                            .iter()
                            .any(|it| bare_name(&it.expression) == Some("staticmethod"));
                        functions.push((def, usize::from(!is_static)));
                    }
                }
            }
            _ => {}
        }
        for (def, skipped) in functions {
            let params: Vec<&'a str> = def
                .parameters
                .iter_non_variadic_params()
                .map(|it| it.parameter.name.as_str())
                .collect();
            let scope = span(def).start;
            for (at, arg) in args.iter().enumerate() {
                let what = self.what(arg);
                if let Some(param) = params.get(at + skipped) {
                    if is_of_classes(&what) {
                        self.taken.insert((span(arg).start, span(arg).end));
                    }
                    self.note(Key::Var(scope, param), what);
                }
            }
            for keyword in &call.arguments.keywords {
                let what = self.what(&keyword.value);
                let name = keyword.arg.as_ref().map(rustpython_ast::Identifier::as_str);
                if let Some(param) = params.iter().find(|it| Some(**it) == name) {
                    if is_of_classes(&what) {
                        let at = span(&keyword.value);
                        self.taken.insert((at.start, at.end));
                    }
                    self.note(Key::Var(scope, param), what);
                }
            }
        }
    }
}
