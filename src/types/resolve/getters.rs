//! `itemgetter(1)`, `attrgetter("name")` and `methodcaller("upper")`, read as the lambdas that do the same.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{ExprId, Kind};
use super::Builder;
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// The lambda that a getter is whose items or attributes are literals.
    pub(super) fn getter(&mut self, call: &'a ast::ExprCall, func: ExprId) -> Option<Kind> {
        let Kind::Import(name) = self.program.kind(func) else {
            return None;
        };
        let of_attributes = match name.as_str() {
            "operator.itemgetter" => false,
            "operator.attrgetter" => true,
            "operator.methodcaller" => return self.method_caller(call),
            _ => return None,
        };
        if !call.arguments.keywords.is_empty() || call.arguments.args.is_empty() {
            return None;
        }
        let wanted: Vec<Kind> = call
            .arguments
            .args
            .iter()
            .map(|it| self.literal(it))
            .collect::<Option<_>>()?;
        if of_attributes && !wanted.iter().all(|it| matches!(it, Kind::Str(_))) {
            return None;
        }
        let at = span(call);
        let param = vec![("item".to_owned(), None)];
        Some(self.made_lambda(at.clone(), &param, |it, args| {
            let mut parts: Vec<Kind> = Vec::new();
            for (index, wanted) in wanted.into_iter().enumerate() {
                let item = if index == 0 {
                    args[0]
                } else {
                    it.again(args[0], &at)
                };
                parts.push(it.got(item, wanted, of_attributes, &at));
            }
            if parts.len() == 1 {
                return parts.remove(0);
            }
            let parts = parts.into_iter().map(|kind| it.push(kind, at.clone()));
            Kind::Tuple(parts.collect())
        }))
    }

    /// Another use of a variable.
    fn again(&mut self, used: ExprId, at: &Span) -> ExprId {
        let kind = self.program.kind(used).clone();
        if let Kind::Var(var) = kind {
            self.occur(var, false);
        }
        self.push(kind, at.clone())
    }

    fn got(&mut self, item: ExprId, wanted: Kind, of_attributes: bool, at: &Span) -> Kind {
        match wanted {
            Kind::Str(path) if of_attributes => {
                let mut names = path.split('.').map(str::to_owned);
                let mut kind = Kind::Attribute(item, names.next().unwrap_or_default());
                for name in names {
                    let object = self.push(kind, at.clone());
                    kind = Kind::Attribute(object, name);
                }
                kind
            }
            wanted => {
                let index = self.push(wanted, at.clone());
                Kind::Index(item, index)
            }
        }
    }

    fn method_caller(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let [Expr::StringLiteral(name)] = &*call.arguments.args else {
            return None;
        };
        if !call.arguments.keywords.is_empty() {
            return None;
        }
        let name = name.value.to_str().to_owned();
        let at = span(call);
        let param = vec![("item".to_owned(), None)];
        Some(self.made_lambda(at.clone(), &param, |it, args| {
            let func = it.push(Kind::Attribute(args[0], name), at);
            Kind::Call(func, Vec::new())
        }))
    }

    fn literal(&mut self, expr: &'a Expr) -> Option<Kind> {
        match expr {
            Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::UnaryOp(_) => {
                match self.kind(expr) {
                    kind @ (Kind::Int(_) | Kind::Str(_)) => Some(kind),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
