//! Decorators of the file, applied: which functions they can be read into, and what is read there.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{FuncId, Stmt, VarId};
use super::Builder;
use super::decorators::{Counts, Definitions, Step};
use crate::python::names::bare_name;

/// What is known of the decorators of a file before it is read.
#[derive(Debug, Default)]
pub(super) struct Decorating<'a> {
    /// What is done to each function that is decorated, innermost first, by where the definition begins.
    steps: FxHashMap<usize, Vec<Step<'a>>>,
    /// Definitions that are decorators and nothing else: what they do is read where they are applied.
    consumed: Vec<usize>,
    /// Attributes of functions: each is a variable of the module.
    pub(super) attributes: FxHashMap<(FuncId, String), VarId>,
    /// What functions say that they are called, if that is another name than their own, and their docstrings.
    pub(super) shown: FxHashMap<FuncId, (String, Option<String>)>,
    /// Statements that stand before and behind the definition that is being read.
    pub(super) before: Vec<Stmt<'a>>,
    pub(super) after: Vec<Stmt<'a>>,
    /// Statements of the module that stand before the class that is being read.
    pub(super) hoisted: Vec<Stmt<'a>>,
    /// Methods of the classes of the module that are no properties, by name, if no field is called the same.
    pub(super) methods: FxHashMap<&'a str, &'a ast::StmtFunctionDef>,
    pub(super) functions: FxHashMap<&'a str, &'a ast::StmtFunctionDef>,
    /// Variables of the module that functions assign to.
    rebound: FxHashSet<&'a str>,
    /// Names of functions and variables that were made.
    taken: Vec<String>,
}

/// A definition that may be decorated.
struct Decorated<'a> {
    def: &'a ast::StmtFunctionDef,
    is_method: bool,
}

impl<'a> Builder<'a, '_> {
    /// Finds out which decorators of a module are read where they are applied.
    pub(super) fn plan_decorators(&mut self, module: &'a [Tree]) {
        let bound = &self.frames[0].bound;
        let definitions = Definitions::of(module, bound);
        let mut all: Vec<Decorated<'a>> = Vec::new();
        let is_once = |bound: &Bound<'a>, name: &str| bound.names.get(name) == Some(&1);
        for stmt in module {
            match stmt {
                Tree::FunctionDef(def) if is_once(bound, def.name.as_str()) => {
                    let is_method = false;
                    all.push(Decorated { def, is_method });
                }
                Tree::ClassDef(class) if is_once(bound, class.name.as_str()) => {
                    let own = Bound::of(&class.body);
                    let defs = class.body.iter().filter_map(Tree::as_function_def_stmt);
                    for def in defs.filter(|it| is_once(&own, it.name.as_str())) {
                        let is_method = true;
                        all.push(Decorated { def, is_method });
                    }
                }
                _ => {}
            }
        }
        self.decorating.rebound = super::decorators::rebound(module);
        let mut applied: FxHashMap<&str, usize> = FxHashMap::default();
        let mut steps = FxHashMap::default();
        for decorated in all.iter().filter(|it| !it.def.decorator_list.is_empty()) {
            if let Some(found) = self.steps_of(decorated, &definitions) {
                for step in &found {
                    *applied.entry(step.head().decorator).or_default() += 1;
                }
                steps.insert(decorated.def.range().start().to_usize(), found);
            }
        }
        let mut counts = Counts::default();
        counts.visit_body(module);
        let consumed = all.iter().filter(|it| {
            let name = it.def.name.as_str();
            let uses = if it.is_method {
                &counts.attributes
            } else {
                &counts.names
            };
            it.def.decorator_list.is_empty()
                && applied
                    .get(name)
                    .is_some_and(|count| uses.get(name) == Some(count))
                && !(it.is_method && counts.names.contains_key(name))
        });
        self.decorating.consumed = consumed
            .map(|it| it.def.range().start().to_usize())
            .collect();
        let methods = all.iter().filter(|it| {
            let name = it.def.name.as_str();
            it.is_method
                && it.def.decorator_list.is_empty()
                && !counts.assigned.contains(&("self", name))
        });
        self.decorating.methods = methods.map(|it| (it.def.name.as_str(), it.def)).collect();
        self.decorating.functions = definitions.functions;
        self.decorating.steps = steps;
        self.plan_attributes(module, &counts);
    }

    /// Attributes that the module gives to its functions.
    fn plan_attributes(&mut self, module: &'a [Tree], counts: &Counts<'a>) {
        for stmt in module {
            let Tree::Assign(assign) = stmt else {
                continue;
            };
            let [Expr::Attribute(attribute)] = assign.targets.as_slice() else {
                continue;
            };
            let (Some(name), attr) = (bare_name(&attribute.value), attribute.attr.as_str()) else {
                continue;
            };
            let Some(id) = self.frames[0].functions.get(name).copied() else {
                continue;
            };
            let key = (id, attr.to_owned());
            if self.frames[0].bound.names.get(name) == Some(&1)
                && counts.assigned.contains(&(name, attr))
                && !attr.starts_with("__")
                && !self.decorating.attributes.contains_key(&key)
            {
                let free = self.free_name(format!("{name}_{attr}"));
                let var = self.new_var(&free, FuncId(0), false);
                self.decorating.attributes.insert(key, var);
            }
        }
    }

    /// What the decorators of a function do, if all of them are known.
    fn steps_of(
        &self,
        decorated: &Decorated<'a>,
        definitions: &Definitions<'a>,
    ) -> Option<Vec<Step<'a>>> {
        let def = decorated.def;
        if def.is_async || Bound::of(&def.body).yields {
            return None;
        }
        let module = &self.frames[0];
        // A variable may be another one by the time of a call.
        let is_settled = |expr: &Expr| match expr {
            Expr::Name(name) => {
                let name = name.id.as_str();
                let is_kept = module.bound.names.get(name) == Some(&1)
                    && !self.decorating.rebound.contains(name);
                module.classes.contains_key(name)
                    || is_kept
                    || !module.bound.names.contains_key(name)
            }
            _ => true,
        };
        let mut steps = Vec::new();
        for applied in def.decorator_list.iter().rev() {
            let step = Step::of(applied, definitions)?;
            let head = step.head();
            let of_method = matches!(&applied.expression, Expr::Attribute(_))
                || matches!(&applied.expression, Expr::Call(call) if call.func.is_attribute_expr());
            let values = head.values.iter().skip(usize::from(of_method));
            let rest = head.rest.map_or(&[][..], |it| it.1);
            let values = values.map(|it| it.1).chain(rest);
            let is_ready = values.into_iter().all(|value| match value {
                Expr::Tuple(tuple) => tuple.elts.iter().all(is_settled),
                value => is_settled(value),
            });
            let definition = definitions.functions.get(head.decorator);
            let is_defined = definition.is_none_or(|it| it.range().start() < def.range().start());
            if !is_ready || !is_defined {
                return None;
            }
            steps.push(match step {
                Step::Wrap(wrapper) => {
                    Step::Wrap(wrapper.fitted(&def.parameters, decorated.is_method)?)
                }
                Step::Register(_) if decorated.is_method => return None,
                step @ Step::Register(_) => step,
            });
        }
        Some(steps)
    }

    /// Whether a definition is a decorator that is read where it is applied alone.
    pub(super) fn is_consumed(&self, def: &ast::StmtFunctionDef) -> bool {
        let start = def.range().start().to_usize();
        self.decorating.consumed.contains(&start)
    }

    pub(super) fn steps(&self, def: &ast::StmtFunctionDef) -> Option<Vec<Step<'a>>> {
        let start = def.range().start().to_usize();
        self.decorating.steps.get(&start).cloned()
    }

    /// A name that the module does not have yet.
    pub(super) fn free_name(&mut self, mut name: String) -> String {
        while self.frames[0].bound.names.contains_key(name.as_str())
            || self.decorating.taken.contains(&name)
        {
            name.push('_');
        }
        self.decorating.taken.push(name.clone());
        name
    }
}
