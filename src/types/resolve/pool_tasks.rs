//! What the workers of a pool call: a function by its name, one bound by `partial`, or a call that is made elsewhere.

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr};

use super::super::ir::{
    Argument, Comprehension, ExprId, Generator, Kind, Nature, Shape, Target, VarId,
};
use super::Builder;
use super::spread_tasks::Given;
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

/// What a task calls, and with what before the arguments that it is given.
struct Callee {
    func: ExprId,
    arguments: Vec<Argument>,
    keywords: Vec<Argument>,
}

impl<'a> Builder<'a, '_> {
    /// What is called, by a name or by `partial`.
    fn callee(&mut self, func: &'a Expr) -> Option<Callee> {
        if let Expr::Call(call) = func
            && self.names.resolves_to(&call.func, &["functools.partial"])
        {
            let (func, fixed) = call.arguments.args.split_first()?;
            if fixed.iter().any(Expr::is_starred_expr) {
                return None;
            }
            let func = self.expr(func);
            let arguments = fixed.iter().map(|it| plain(self.expr(it))).collect();
            let mut keywords = Vec::new();
            for keyword in &call.arguments.keywords {
                let name = keyword.arg.as_ref()?.to_string();
                let value = self.expr(&keyword.value);
                keywords.push(Argument {
                    name: Some(name),
                    stars: 0,
                    value,
                });
            }
            return Some(Callee {
                func,
                arguments,
                keywords,
            });
        }
        Some(Callee {
            func: self.expr(func),
            arguments: Vec::new(),
            keywords: Vec::new(),
        })
    }

    fn called(&mut self, callee: Callee, given: Vec<Argument>, at: &Span) -> ExprId {
        let mut arguments = callee.arguments;
        arguments.extend(given);
        arguments.extend(callee.keywords);
        self.note_call(callee.func);
        self.push(Kind::Call(callee.func, arguments), at.clone())
    }

    /// `pool.map(f, items)`.
    pub(super) fn mapped(
        &mut self,
        func: &'a Expr,
        over: &'a [Expr],
        is_parallel: bool,
        call: &'a ast::ExprCall,
    ) -> Option<Kind> {
        let at = span(call);
        let names: Vec<&'a str> = match func {
            Expr::Lambda(lambda) => plain_params(lambda.parameters.as_deref())?,
            _ => self.param_names(func),
        };
        if matches!(func, Expr::Lambda(_)) && names.len() != over.len() {
            return None;
        }
        let around = self.frame().block;
        let iters: Vec<ExprId> = over.iter().map(|it| self.expr(it)).collect();
        let iter = match iters.as_slice() {
            [one] => *one,
            many => {
                let zip = self.push(Kind::Builtin("zip".to_owned()), at.clone());
                let arguments = many.iter().map(|it| plain(*it)).collect();
                self.push(Kind::Call(zip, arguments), at.clone())
            }
        };
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        self.frame().targets.push(FxHashMap::default());
        let unnamed: &[&str] = if over.len() == 1 {
            &["item"]
        } else {
            &["a", "b", "c", "d", "e", "f"]
        };
        let name = |at: usize| names.get(at).or_else(|| unnamed.get(at)).copied();
        let names: Vec<&'a str> = (0..over.len()).map(name).collect::<Option<_>>()?;
        let vars: Vec<VarId> = names.iter().map(|it| self.item(it)).collect();
        let element = match func {
            Expr::Lambda(lambda) => Some(self.expr(&lambda.body)),
            // `str.upper` of each is a method of each.
            Expr::Attribute(attribute) if bare_name(&attribute.value) == Some("str") => {
                vars.split_first().map(|(text, rest)| {
                    let text = self.used(*text, &at).value;
                    let name = attribute.attr.to_string();
                    let func = self.push(Kind::Attribute(text, name), at.clone());
                    let rest = rest.iter().map(|it| self.used(*it, &at)).collect();
                    self.push(Kind::Call(func, rest), at.clone())
                })
            }
            _ => self.callee(func).map(|callee| {
                let given = vars.iter().map(|it| self.used(*it, &at)).collect();
                self.called(callee, given, &at)
            }),
        };
        self.frame().targets.pop();
        self.frame().block = around;
        let target = match vars.as_slice() {
            [one] => Target::Var(*one),
            many => Target::Tuple(many.iter().map(|it| Target::Var(*it)).collect(), None),
        };
        Some(list_of(target, iter, element?, is_parallel))
    }

    /// `pool.starmap(f, pairs)`.
    pub(super) fn star_mapped(
        &mut self,
        func: &'a Expr,
        over: &'a Expr,
        is_parallel: bool,
        call: &'a ast::ExprCall,
    ) -> Option<Kind> {
        let at = span(call);
        let names = self.param_names(func);
        if names.is_empty() {
            return None;
        }
        let around = self.frame().block;
        let iter = self.expr(over);
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        self.frame().targets.push(FxHashMap::default());
        let vars: Vec<VarId> = names.iter().map(|it| self.item(it)).collect();
        let element = self.callee(func).map(|callee| {
            let given = vars.iter().map(|it| self.used(*it, &at)).collect();
            self.called(callee, given, &at)
        });
        self.frame().targets.pop();
        self.frame().block = around;
        let target = Target::Tuple(vars.iter().map(|it| Target::Var(*it)).collect(), None);
        Some(list_of(target, iter, element?, is_parallel))
    }

    /// The variable of an item.
    fn item(&mut self, name: &'a str) -> VarId {
        let func = self.frame().func;
        let var = self.new_var(name, func, false);
        self.occur(var, true);
        if let Some(targets) = self.frame().targets.last_mut() {
            targets.insert(name, var);
        }
        var
    }

    fn used(&mut self, var: VarId, at: &Span) -> Argument {
        self.occur(var, false);
        plain(self.push(Kind::Var(var), at.clone()))
    }

    /// What the parameters are called that a function of the module is given.
    fn param_names(&self, func: &Expr) -> Vec<&'a str> {
        let (func, skipped) = match func {
            Expr::Call(call) => (
                call.arguments.args.first(),
                call.arguments.args.len().saturating_sub(1),
            ),
            func => (Some(func), 0),
        };
        let def = func
            .and_then(bare_name)
            .and_then(|it| self.decorating.functions.get(it));
        def.map_or(Vec::new(), |def| {
            let all = def
                .parameters
                .posonlyargs
                .iter()
                .chain(&def.parameters.args);
            let all = all.skip(skipped).filter(|it| it.default.is_none());
            all.map(|it| it.parameter.name.as_str()).collect()
        })
    }

    /// A task: its only plain argument is the call that is made elsewhere.
    pub(super) fn task(
        &mut self,
        call: &'a ast::ExprCall,
        func: &'a Expr,
        arguments: &Given<'a>,
    ) -> Option<Kind> {
        let at = span(call);
        let made_by = self.expr(&call.func);
        let callee = self.callee(func)?;
        let before = arguments.args.iter();
        let mut given: Vec<Argument> = before.map(|it| plain(self.expr(it))).collect();
        if let Some(item) = arguments.spread {
            let before = callee.arguments.len() + given.len();
            if !arguments.keywords.is_empty() || !callee.keywords.is_empty() {
                return None;
            }
            given.extend(self.spread_over(func, callee.func, item, before, &at)?);
        }
        for (name, value) in &arguments.keywords {
            let value = self.expr(value);
            given.push(Argument {
                name: Some((*name).to_owned()),
                stars: 0,
                value,
            });
        }
        let called = self.called(callee, given, &at);
        self.program.tasks.insert(called);
        Some(Kind::Call(made_by, vec![plain(called)]))
    }
}

/// The names of the parameters of a lambda that has no others.
fn plain_params(parameters: Option<&ast::Parameters>) -> Option<Vec<&str>> {
    let parameters = parameters?;
    let plain = parameters.posonlyargs.iter().chain(&parameters.args);
    let are_plain = parameters.vararg.is_none()
        && parameters.kwarg.is_none()
        && parameters.kwonlyargs.is_empty()
        && plain.clone().all(|it| it.default.is_none());
    are_plain.then(|| plain.map(|it| it.parameter.name.as_str()).collect())
}

fn plain(value: ExprId) -> Argument {
    Argument::plain(value)
}

fn list_of(target: Target, iter: ExprId, element: ExprId, is_parallel: bool) -> Kind {
    Kind::Comprehension(Comprehension {
        shape: Shape::List,
        key: None,
        element,
        generators: vec![Generator {
            target,
            iter,
            conditions: Vec::new(),
        }],
        is_parallel,
        comes_late: false,
    })
}
