//! The end of a function says what it gives by standing there.

use syn::{Block, Expr, Stmt};

use super::Tidying;

impl Tidying<'_> {
    /// `return x;` at the end of a function is `x`, and in the last arms of it.
    pub(super) fn shorten_end(&mut self, block: &Block) {
        match block.stmts.last() {
            Some(Stmt::Expr(Expr::Return(given), semicolon)) => {
                let Some(value) = &given.expr else {
                    return;
                };
                let (whole, value) = (Self::range(given), Self::range(value));
                self.replace(whole.start..value.start, "");
                if let Some(semicolon) = semicolon {
                    self.replace(Self::range(semicolon), "");
                }
            }
            Some(Stmt::Expr(last, None)) => self.shorten_arms(last),
            _ => {}
        }
    }

    fn shorten_arms(&mut self, last: &Expr) {
        match last {
            Expr::Match(matched) => {
                for arm in &matched.arms {
                    match &*arm.body {
                        Expr::Return(given) => {
                            if let Some(value) = &given.expr {
                                let start = Self::range(given).start;
                                self.replace(start..Self::range(value).start, "");
                            }
                        }
                        Expr::Block(body) if body.label.is_none() => self.shorten_end(&body.block),
                        body => self.shorten_arms(body),
                    }
                }
            }
            Expr::If(tested) => {
                if let Some((_, orelse)) = &tested.else_branch {
                    self.shorten_end(&tested.then_branch);
                    match &**orelse {
                        Expr::Block(orelse) => self.shorten_end(&orelse.block),
                        orelse => self.shorten_arms(orelse),
                    }
                }
            }
            _ => {}
        }
    }
}
