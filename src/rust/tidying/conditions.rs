//! Conditions turned round, and lists that are looked at once.

use syn::{Expr, ExprMethodCall, ExprUnary, UnOp};

use super::Tidying;

/// What a list does as well that is no vector.
const OF_SLICES: [&str; 5] = ["concat", "contains", "iter", "join", "repeat"];

impl Tidying<'_> {
    /// `!x.is_some_and(|it| !it.is_empty())` is `x.is_none_or(|it| it.is_empty())`.
    pub(super) fn turn_round(&mut self, unary: &ExprUnary) {
        let (UnOp::Not(_), Expr::MethodCall(call)) = (&unary.op, &*unary.expr) else {
            return;
        };
        let Some(Expr::Closure(closure)) = call.args.first() else {
            return;
        };
        let Expr::Unary(inner) = &*closure.body else {
            return;
        };
        let is_it = call.method == "is_some_and"
            && call.args.len() == 1
            && matches!(inner.op, UnOp::Not(_))
            && matches!(
                &*inner.expr,
                Expr::MethodCall(_) | Expr::Path(_) | Expr::Field(_)
            );
        if !is_it {
            return;
        }
        let whole = Self::range(unary);
        let (method, body) = (Self::range(&call.method), Self::range(inner));
        let kept = Self::range(&*inner.expr);
        let part = |from, to| self.text.get(from..to).unwrap_or_default();
        let text = format!(
            "{}is_none_or{}{}{}",
            part(Self::range(call).start, method.start),
            part(method.end, body.start),
            part(kept.start, kept.end),
            part(body.end, whole.end)
        );
        self.replace(whole, text);
    }

    /// `vec![(1, 2)].repeat(3)` makes two vectors where one is asked for.
    pub(super) fn need_no_vector(&mut self, call: &ExprMethodCall) {
        let Expr::Macro(made) = &*call.receiver else {
            return;
        };
        let tokens = made.mac.tokens.to_string();
        if made.mac.path.is_ident("vec")
            && !tokens.is_empty()
            // As often as a number says that is not known before.
            && !tokens.contains(';')
            && OF_SLICES.contains(&call.method.to_string().as_str())
        {
            let name = Self::range(&made.mac.path);
            let bang = Self::range(&made.mac.bang_token);
            self.replace(name.start..bang.end, "");
        }
    }
}
