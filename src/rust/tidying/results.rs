//! Results that are handed on as they are.

use syn::{Expr, Stmt};

use super::Tidying;

impl Tidying<'_> {
    /// `Ok(call()?)` is `call()` where both results are of the same type.
    pub(super) fn hand_on(&mut self, value: &Expr) {
        let Some(result) = self.result.clone() else {
            return;
        };
        let Expr::Call(ok) = value else {
            return;
        };
        let is_ok = matches!(&*ok.func, Expr::Path(path) if path.path.is_ident("Ok"));
        let [Expr::Try(tried)] = ok.args.iter().collect::<Vec<_>>()[..] else {
            return;
        };
        let called = self.called(&tried.expr);
        if is_ok && called.and_then(|it| self.functions.result(&it)) == Some(&result) {
            let (whole, call) = (Self::range(value), Self::range(&*tried.expr));
            let text = self.text.get(call).unwrap_or_default().to_owned();
            self.replace(whole, text);
        }
    }

    /// The same of what a function ends with.
    pub(super) fn hand_on_at_end(&mut self, block: &syn::Block) {
        if let Some(Stmt::Expr(last, None)) = block.stmts.last() {
            self.hand_on(last);
        }
    }

    /// The function of the file that is called, a method by `Type::method`.
    fn called(&self, call: &Expr) -> Option<String> {
        match call {
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else {
                    return None;
                };
                let names = path.path.segments.iter().map(|it| it.ident.to_string());
                let name = names.collect::<Vec<_>>().join("::");
                let owner = self.owner.as_deref().unwrap_or("Self");
                Some(match name.strip_prefix("Self::") {
                    Some(method) => format!("{owner}::{method}"),
                    None => name,
                })
            }
            Expr::MethodCall(call) => {
                let is_self =
                    matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("self"));
                let owner = self.owner.as_ref().filter(|_| is_self)?;
                Some(format!("{owner}::{}", call.method))
            }
            _ => None,
        }
    }
}
